import type { Random } from '../../make/fixtures/random.ts';

const NOUNS =
  'county,office,agreement,sheriff,program,record,request,agency,report,officer,detainer,region,training,meeting,notice,schedule,budget,contract,station,summary'.split(
    ',',
  );
const VERBS =
  'reviewed,received,declined,forwarded,described,entered,approved,returned,measured,scheduled'.split(',');
const PLACES = 'Arlington,Santa Clara,Cook,Miami,Travis,Harris,Los Angeles,Wake,Maricopa,Boston'.split(',');

/** Words of a report without a particular subject. */
export function phrase(random: Random, words: number): string {
  return Array.from({ length: words }, (_, index) =>
    index % 4 === 2 ? random.pick(VERBS) : index % 4 === 1 ? `the ${random.pick(NOUNS)}` : random.pick(NOUNS),
  )
    .join(' ')
    .split(' ')
    .slice(0, words)
    .join(' ');
}

export function place(random: Random): string {
  return random.pick(PLACES);
}

export function title(random: Random, words = 3): string {
  return Array.from({ length: words }, () => {
    const noun = random.pick(NOUNS);
    return noun.slice(0, 1).toUpperCase() + noun.slice(1);
  }).join(' ');
}
