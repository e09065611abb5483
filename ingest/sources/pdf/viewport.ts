/** How a page is displayed at scale 1: `transform` maps the page's own space to it, in points. */
export interface Viewport {
  transform: number[];
  width: number;
  height: number;
}
