/** How a page is displayed at a scale of one: `transform` leads there from the page's own space, in points. */
export interface Viewport {
  transform: number[];
  width: number;
  height: number;
}
