import type { TagInput } from './tag.ts';
import type { TagGroupDraft } from './tag-group.ts';

/** A group of a codebook with its tags. */
export interface CodebookPart {
  group: TagGroupDraft;
  tags: Omit<TagInput, 'groupId'>[];
}

const plain = { isExclusive: false, isRequired: false };

/**
 * The codebook that a FOIA case about a federal program in the states can start with. A clinic changes it as soon as
 * it knows its own issues; the definitions say what to do on the pages about which reviewers usually disagree.
 */
export const FOIA_CODEBOOK: readonly CodebookPart[] = [
  {
    group: { name: 'The agency’s position', ...plain },
    tags: [
      {
        name: 'Opt-out policy',
        key: '1',
        color: 'blue',
        definition:
          'The page says whether, how or when a state or locality may decline, limit or leave the program, or reports a decision about that. Includes drafts, talking points and questions that were never answered. A bare mention of a locality that left is “Jurisdiction” only.',
      },
      {
        name: 'Voluntary',
        key: '2',
        color: 'green',
        definition:
          'The page describes participation as a choice: voluntary, optional, by agreement, “may opt out”, “until the locality signs”. Apply it to what the page says, not to what you believe is true.',
      },
      {
        name: 'Mandatory',
        key: '3',
        color: 'orange',
        definition:
          'The page describes participation as required: mandatory, “cannot opt out”, “will be activated regardless”, or a date by which every locality takes part. A page may be both “Voluntary” and “Mandatory”; then also apply “Contradiction”.',
      },
      {
        name: 'Contradiction',
        key: '4',
        color: 'red',
        definition:
          'The page conflicts with another page, with a public statement of the agency, or with itself. Write in a note which page or statement it conflicts with. Different figures for the same fact and date count; figures for different dates do not.',
      },
    ],
  },
  {
    group: { name: 'Subject', ...plain },
    tags: [
      {
        name: 'Statistics',
        key: '5',
        color: 'teal',
        definition:
          'The page gives figures about the program: arrests, removals, matches, error rates, costs, or numbers of participating localities. Page numbers, budget codes and case numbers are not statistics.',
      },
      {
        name: 'Jurisdiction',
        key: '6',
        color: 'cyan',
        definition:
          'The page is about a named state, county, city or police agency: its questions, its agreement, its activation or its objection. A name in a signature block, an address or a list of recipients does not count.',
      },
      {
        name: 'Media',
        key: '7',
        color: 'violet',
        definition:
          'Press inquiries, press releases, clippings, talking points for the press, and internal messages about coverage. If reporters appear only in a mailing list, do not apply it.',
      },
      {
        name: 'Congress',
        key: '8',
        color: 'pink',
        definition:
          'Letters, briefings, testimony, questions for the record, and staff contacts with a member or committee of Congress, and internal messages that prepare them. State legislatures are “Jurisdiction”.',
      },
    ],
  },
  {
    group: { name: 'For the attorney', ...plain },
    tags: [
      {
        name: 'Withholding to challenge',
        key: 'l',
        color: 'yellow',
        definition:
          'A redaction or withheld page looks improper: no exemption is claimed, the same text is open on another copy, the text was made public, or facts are withheld under (b)(5). An attorney decides whether it is challenged.',
      },
      {
        name: 'Possibly privileged',
        key: '9',
        color: 'gray',
        definition:
          'The page may have been released by mistake: advice from or to a lawyer of the agency, or a notice that asks for its return. Stop reading, apply this tag, and tell an attorney before you send or quote the page.',
      },
      {
        name: 'Needs attorney',
        key: 'a',
        color: 'lime',
        definition:
          'You cannot decide by this codebook, or the page matters for a reason that no tag covers. Write the question in a note. The tag comes off once an attorney has answered it.',
      },
      {
        name: 'Technical problem',
        key: 's',
        color: 'gray',
        definition:
          'The page cannot be reviewed as it is: illegible, cut off, upside down, blank where text is expected, out of order, or with a Bates number that is missing or wrong. Redactions by the agency are not technical problems.',
      },
    ],
  },
];
