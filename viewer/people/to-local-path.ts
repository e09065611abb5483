/** The path to return to, if it is one of this site: an address from outside must not send anyone elsewhere. */
export function toLocalPath(back: string | undefined): string {
  return back && /^\/(?![/\\])/.test(back) ? back : '/';
}
