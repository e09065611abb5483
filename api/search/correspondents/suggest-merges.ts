import type { Correspondent, LikenessOfNames, MergeSuggestion } from '#contract/documents/correspondent.ts';
import { type NameParts, parsePersonName } from '#contract/values/person-name.ts';
import type { DismissedMerges } from '../../repositories/documents/dismissed-merges.ts';
import { isLike } from '../vocabulary/is-like.ts';

/** A person, perhaps by several names. */
interface Person extends NameParts {
  names: Correspondent[];
}

/** Of short words another letter makes another name: `Jon` and `Jan`. */
const SHORTEST_MISREAD = 5;

/**
 * Names that are perhaps one person's, the surest first. An initial is suggested only where one person fits it;
 * people with different middle initials, and those who are different people according to an attorney, are never taken
 * for one.
 */
export function suggestMerges(
  known: readonly Correspondent[],
  dismissed: DismissedMerges,
): MergeSuggestion[] {
  const areDistinct = (one: Person, other: Person) =>
    one.names.some((name) => other.names.some((another) => dismissed.areDistinct(name, another)));
  const people = groupSameNames(known).flatMap((person) => splitDistinct(person, dismissed));
  const [initials, full] = partition(people, ({ first }) => first.length === 1);
  const same = people.filter(({ names }) => names.length > 1).map((person) => suggest('same', [person]));
  const misread = listMisread(full)
    .filter(([one, other]) => !areDistinct(one, other))
    .map((pair) => suggest('misread', pair));
  const initial = initials.flatMap((person) => {
    const [match, ...others] = full.filter(
      (other) => fitsInitial(other, person) && !areDistinct(other, person),
    );
    return match && others.length === 0 ? [suggest('initial', [match, person])] : [];
  });
  return [...same, ...misread, ...initial];
}

function groupSameNames(known: readonly Correspondent[]): Person[] {
  const parsed = known.flatMap((each) => {
    const parts = parsePersonName(each.name);
    return parts ? [{ ...parts, names: [each] }] : [];
  });
  const groups = Map.groupBy(parsed, ({ first, last }) => `${first} ${last}`);
  return [...groups.values()].flatMap(splitByMiddle);
}

/** Names without a middle initial are of the one person with the first and last name, unless there are several. */
function splitByMiddle(people: readonly Person[]): Person[] {
  const byMiddle = Map.groupBy(people, ({ middle }) => middle);
  const middles = [...byMiddle.keys()].filter((middle) => middle !== '');
  return middles.length > 1 ? [...byMiddle.values()].map(joinPeople) : [joinPeople(people)];
}

/** Names that no attorney told apart stay together. Names on more pages are first, and take the others along. */
function splitDistinct(person: Person, dismissed: DismissedMerges): Person[] {
  const split: Person[] = [];
  for (const name of person.names) {
    const same = split.find(({ names }) => !names.some((each) => dismissed.areDistinct(each, name)));
    if (same) same.names.push(name);
    else split.push({ ...person, names: [name] });
  }
  return split;
}

function joinPeople(people: readonly Person[]): Person {
  const middle = people.map((person) => person.middle).find((initial) => initial !== '') ?? '';
  const [first] = people;
  return { ...(first as Person), middle, names: people.flatMap(({ names }) => names) };
}

/** Pairs of people of whom one name is equal and the other is as OCR misreads it. */
function listMisread(people: readonly Person[]): [Person, Person][] {
  const pairs = (part: 'first' | 'last', other: 'first' | 'last') =>
    [...Map.groupBy(people, (person) => person[part]).values()].flatMap((group) =>
      group.flatMap((one, index) =>
        group
          .slice(index + 1)
          .filter((another) => isMisread(one[other], another[other]) && agree(one.middle, another.middle))
          .map((another): [Person, Person] => [one, another]),
      ),
    );
  return [...pairs('first', 'last'), ...pairs('last', 'first')];
}

function isMisread(one: string, other: string): boolean {
  return Math.min(one.length, other.length) >= SHORTEST_MISREAD && one !== other && isLike(one, other);
}

function agree(middle: string, other: string): boolean {
  return middle === other || middle === '' || other === '';
}

function fitsInitial(person: Person, { first, last, middle }: Person): boolean {
  return person.last === last && person.first.startsWith(first) && agree(person.middle, middle);
}

/** Into the name of the first person that is written in its natural order and is on the most pages. */
function suggest(likeness: LikenessOfNames, people: readonly Person[]): MergeSuggestion {
  const names = people.flatMap((person) => person.names);
  const [best] = [...(likeness === 'misread' ? names : (people[0]?.names ?? []))].sort(
    (one, other) => rankForm(other, likeness) - rankForm(one, likeness) || other.pages - one.pages,
  );
  const asPeople = people.length > 1 ? people.map((person) => person.names) : names.map((name) => [name]);
  return {
    ...{ likeness, into: best?.name ?? '', names },
    people: asPeople.map((group) => group.map(({ name }) => name)),
  };
}

/** Which of two names is misread shows only in how often each is there. */
function rankForm({ name }: Correspondent, likeness: LikenessOfNames): number {
  return likeness === 'misread' || parsePersonName(name)?.isReversed ? 0 : 1;
}

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
