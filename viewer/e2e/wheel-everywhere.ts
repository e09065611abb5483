import type { Page } from 'playwright-core';

/** Pixels, longer than any panel of a test. */
const FAR = 20_000;

/**
 * Turns the wheel over everything that can scroll, to its end and further, and returns where the program
 * itself moved: only panels may scroll, never the frame around them.
 */
export async function wheelEverywhere(page: Page): Promise<string[]> {
  const moved: string[] = [];
  for (const { name, x, y } of await page.evaluate(listScrollers)) {
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, FAR);
    await page.mouse.wheel(0, FAR);
    const { scrollTop, scrollHeight, height } = await page.evaluate(() => ({
      scrollTop: document.documentElement.scrollTop,
      scrollHeight: document.documentElement.scrollHeight,
      height: window.innerHeight,
    }));
    if (scrollTop !== 0 || scrollHeight > height)
      moved.push(`${name}: scrolled to ${scrollTop}, ${scrollHeight - height} pixels longer than the window`);
  }
  return moved;
}

/** Runs in the browser: the centers of the window and of every panel that can scroll. */
function listScrollers(): { name: string; x: number; y: number }[] {
  const panels = [...document.querySelectorAll<HTMLElement>('#root *')].filter(
    (element) =>
      element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY),
  );
  return [document.documentElement, ...panels].map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const name = element.getAttribute('aria-label') ?? element.className;
    return {
      name: `${element.tagName.toLowerCase()} ${name}`.trim(),
      x: (Math.max(0, left) + Math.min(window.innerWidth, right)) / 2,
      y: (Math.max(0, top) + Math.min(window.innerHeight, bottom)) / 2,
    };
  });
}
