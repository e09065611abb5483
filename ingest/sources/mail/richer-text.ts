/**
 * Merges the several forms in which a message was sent: the form with the most different words, and below it
 * those lines of the others that have words it lacks (a stub such as "This message is in HTML" beside the
 * real text, a link that only one form has). So every word of every form is kept, and hardly any twice.
 */
export function richerText(forms: readonly string[]): { text: string; differ: boolean } {
  const [richest = '', ...others] = [...forms].sort((a, b) => wordsOf(b).size - wordsOf(a).size);
  const known = wordsOf(richest);
  const added: string[] = [];
  for (const line of others.flatMap((form) => form.split(/\r?\n/))) {
    const words = wordsOf(line);
    if (words.isSubsetOf(known)) continue;
    added.push(line.trim());
    for (const word of words) known.add(word);
  }
  const differ = added.length > 0;
  return { text: differ ? `${richest.trimEnd()}\n\n${added.join('\n')}` : richest, differ };
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
