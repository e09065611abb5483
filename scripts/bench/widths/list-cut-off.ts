/**
 * Runs in the browser. Lists what is wider than the window, and controls that nobody can reach because the window or
 * a part of the screen that does not scroll cuts them off.
 */
export function listCutOff(): string[] {
  const excess = document.documentElement.scrollWidth - window.innerWidth;
  const wide = excess > 0 ? [`${excess} pixels wider than the window`] : [];
  const controls = document.querySelectorAll<HTMLElement>(':is(button, input, select, textarea, a[href])');
  const cut = [...controls].filter((control) => isShown(control) && isCutOff(control));
  return [...wide, ...cut.map((control) => `cut off: ${nameOf(control)}`)];

  // The link that skips to the content is outside of the window until it has the focus.
  function isShown(control: HTMLElement): boolean {
    const { width, height } = control.getBoundingClientRect();
    return width > 2 && height > 2 && control.checkVisibility() && !control.matches('.skip-link');
  }

  function isCutOff(control: HTMLElement): boolean {
    const { left, right } = control.getBoundingClientRect();
    for (let part = control.parentElement; part && part !== document.body; part = part.parentElement) {
      const { overflowX } = getComputedStyle(part);
      // What scrolls sideways can be reached.
      if (overflowX === 'auto' || overflowX === 'scroll') return false;
      const bounds = part.getBoundingClientRect();
      if (overflowX !== 'visible' && (left < bounds.left - 1 || right > bounds.right + 1)) return true;
    }
    return left < -1 || right > window.innerWidth + 1;
  }

  function nameOf(control: HTMLElement): string {
    return control.getAttribute('aria-label') || control.innerText.trim() || control.outerHTML.slice(0, 120);
  }
}
