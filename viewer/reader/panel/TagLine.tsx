import { type CSSProperties, type JSX, memo } from 'react';
import type { StandingAnswer, Statement } from '#contract/review/decision.ts';
import { counted } from '#contract/values/counted.ts';
import { keyOfTag } from '../../keys/key-table.ts';
import type { CodebookTag } from '../../tagging/codebook-tag.ts';
import { DefinitionCard } from '../../tagging/DefinitionCard.tsx';
import { describeSides, describeStatement } from '../../tagging/describe-decision.ts';
import { type Decider, findOwnAnswer, type TagOnPage } from '../../tagging/predict-decisions.ts';
import { IconDots } from '../../ui/icons.ts';
import { ActionIcon, Button, Kbd, Menu, Tooltip, UnstyledButton } from '../../ui/parts.ts';
import { colorOf } from '../../ui/TagMark.tsx';
import { TagState } from './TagState.tsx';
import classes from './tag-line.module.css';

interface TagLineProps {
  matter: string;
  tag: CodebookTag;
  isOnPage: boolean;
  /** What people say of it on this page; undefined if nobody says anything, and while it is not known. */
  said: TagOnPage | undefined;
  decider: Decider;
  isAllowed: boolean;
  /** Whether everybody's answers are listed below the tag. */
  isListed: boolean;
  pagesOfDocument: number;
  togglePage: (tag: CodebookTag) => void;
  toggleDocument: (tag: CodebookTag) => void;
  answer: (tag: CodebookTag, answer: StandingAnswer) => void;
}

/** Memoized: one decision changes only one of the tags. */
export const TagLine = memo(function TagLine(props: TagLineProps): JSX.Element {
  const { matter, tag, isOnPage, said, decider, isAllowed, isListed, pagesOfDocument } = props;
  const { togglePage, toggleDocument } = props;
  const isOpen = said?.state === 'conflict' || said?.state === 'unsure';
  return (
    <li
      className={classes.tagLine}
      data-present={isOnPage}
      data-state={said?.state}
      style={{ '--tag': colorOf(tag.color) } as CSSProperties}
    >
      <div className={classes.row}>
        <DefinitionCard
          matter={matter}
          tag={tag}
          more={said && !isListed && <Statements statements={said.statements} />}
        >
          <UnstyledButton
            className={classes.tag}
            aria-pressed={isOnPage}
            disabled={!isAllowed}
            onClick={() => togglePage(tag)}
          >
            <Kbd size="xs" className={classes.tagKey}>
              {keyOfTag(tag) ?? '·'}
            </Kbd>
            <span className={classes.tagSwatch} />
            <span className={classes.tagName}>{tag.name}</span>
            <TagState said={said} isOnPage={isOnPage} userName={decider.userName} />
          </UnstyledButton>
        </DefinitionCard>
        {isAllowed && <Answers {...props} />}
        {isAllowed && pagesOfDocument > 1 && (
          <WholeDocument tag={tag} isOnPage={isOnPage} pages={pagesOfDocument} toggle={toggleDocument} />
        )}
      </div>
      {isListed && said && <Statements statements={said.statements} />}
      {isOpen && said && <OpenQuestion {...props} said={said} />}
    </li>
  );
});

interface WholeDocumentProps {
  tag: CodebookTag;
  isOnPage: boolean;
  pages: number;
  toggle: (tag: CodebookTag) => void;
}

/** Memoized: what people say of the tag changes nothing here. */
const WholeDocument = memo(function WholeDocument({ tag, isOnPage, pages, toggle }: WholeDocumentProps) {
  const [verb, preposition] = isOnPage ? ['Remove', 'from'] : ['Apply', 'to'];
  return (
    <Tooltip label={`The whole document  Shift ${keyOfTag(tag) ?? ''}`}>
      <UnstyledButton
        className={classes.wholeDocument}
        aria-label={`${verb} ${tag.name} ${preposition} all ${counted(pages, 'page')} of the document`}
        onClick={() => toggle(tag)}
      >
        all {pages}
      </UnstyledButton>
    </Tooltip>
  );
});

function Statements({ statements }: { statements: readonly Statement[] }): JSX.Element {
  return (
    <ul className={classes.statements}>
      {statements.map((statement) => (
        <li key={statement.person}>{describeStatement(statement)}</li>
      ))}
    </ul>
  );
}

interface OpenQuestionProps extends TagLineProps {
  said: TagOnPage;
}

/** Who says what, and for attorneys two buttons that decide it. */
function OpenQuestion({ tag, said, decider, isAllowed, isListed, answer }: OpenQuestionProps): JSX.Element {
  const mayDecide = isAllowed && decider.role === 'attorney';
  return (
    <div className={classes.question}>
      {!isListed && <span>{describeSides(said.statements)}</span>}
      {said.state === 'conflict' && !mayDecide && <span>An attorney decides.</span>}
      {mayDecide && (
        <span className={classes.verdicts}>
          {(['yes', 'no'] as const).map((verdict) => (
            <Button
              key={verdict}
              variant="default"
              size="compact-xs"
              aria-label={`Decide ${verdict} on ${tag.name}`}
              onClick={() => answer(tag, verdict)}
            >
              {verdict === 'yes' ? 'Yes' : 'No'}
            </Button>
          ))}
        </span>
      )}
    </div>
  );
}

const ANSWERS: { answer: StandingAnswer; label: string; prefix: string }[] = [
  { answer: 'yes', label: 'Yes, it applies', prefix: '' },
  { answer: 'no', label: 'No, it does not apply', prefix: ', ' },
  { answer: 'unsure', label: 'Unsure', prefix: '; ' },
];

/** One's own answer by mouse. Choosing it again takes it back. */
function Answers({ tag, said, decider, answer }: TagLineProps): JSX.Element {
  const own = findOwnAnswer(said, decider.userName);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size={24} className={classes.more ?? ''} aria-label={`Your answer about ${tag.name}`}>
          <IconDots size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {ANSWERS.map((each) => (
          <Menu.Item
            key={each.answer}
            rightSection={
              keyOfTag(tag) && (
                <Kbd size="xs">
                  {each.prefix}
                  {keyOfTag(tag)}
                </Kbd>
              )
            }
            onClick={() => answer(tag, each.answer)}
          >
            {each.answer === own ? `Take back: ${each.label.toLowerCase()}` : each.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
