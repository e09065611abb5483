/**
 * The path to return to, if it is on this site: an address from outside must not redirect anyone to another
 * site.
 */
export function toLocalPath(back: string | undefined): string {
  return back && /^\/(?![/\\])/.test(back) ? back : '/';
}
