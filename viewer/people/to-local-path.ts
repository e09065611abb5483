/** Only a path of this site: an address handed in from outside must not send anyone elsewhere. */
export function toLocalPath(back: string | undefined): string {
  return back && /^\/(?![/\\])/.test(back) ? back : '/';
}
