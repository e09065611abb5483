/** How the reader lays out pages, in the order in which the key steps through them. */
export const layoutNames = {
  one: 'One page',
  two: 'Two pages',
  scroll: 'Continuous',
  text: 'Text beside the page',
} as const;
export type Layout = keyof typeof layoutNames;

export const layouts = Object.keys(layoutNames) as Layout[];

export function layoutAfter(layout: Layout): Layout {
  return layouts[(layouts.indexOf(layout) + 1) % layouts.length] ?? 'one';
}
