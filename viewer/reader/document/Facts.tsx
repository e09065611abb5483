import { type JSX, useState } from 'react';
import { type DocumentFact, type DocumentView, FactName } from '#contract/documents/document.ts';
import { formatDocumentDate } from '#contract/values/dates.ts';
import { factNames, formatDocumentKind } from '../../format/describe-document.ts';
import type { Permission } from '../../session/use-user.ts';
import { IconPencil } from '../../ui/icons.ts';
import { ActionIcon, UnstyledButton } from '../../ui/parts.ts';
import { RovingGroup } from '../../ui/RovingGroup.tsx';
import classes from './document-block.module.css';
import { FactForm } from './FactForm.tsx';
import { useSetFact } from './use-set-fact.ts';

interface FactsProps {
  matter: string;
  document: DocumentView;
  review: Permission;
}

/** The known facts of a document, each with its source and an edit button; the unknown ones can be added. */
export function Facts({ matter, document, review }: FactsProps): JSX.Element {
  const [edited, edit] = useState<FactName>();
  const setFact = useSetFact(matter, document.documentId);
  const factOf = (name: FactName) => document.facts.find((fact) => fact.name === name);
  const shown = FactName.options.filter((name) => name === edited || factOf(name));
  const missing = FactName.options.filter((name) => !shown.includes(name));
  return (
    <>
      <dl className={classes.facts}>
        {shown.map((name) =>
          edited === name ? (
            <FactForm
              key={name}
              name={name}
              fact={factOf(name)}
              close={() => edit(undefined)}
              save={(values) => {
                setFact(name, factOf(name), values);
                edit(undefined);
              }}
            />
          ) : (
            <Fact
              key={name}
              name={name}
              fact={factOf(name)}
              edit={review.allowed ? () => edit(name) : undefined}
            />
          ),
        )}
      </dl>
      {review.allowed && missing.length > 0 && <AddFact missing={missing} add={edit} />}
    </>
  );
}

/** Unknown facts share one line until one of them is entered. */
function AddFact({ missing, add }: { missing: FactName[]; add: (name: FactName) => void }): JSX.Element {
  return (
    <RovingGroup label="Facts to add" className={classes.add}>
      <span>Add</span>
      {missing.map((name) => (
        <UnstyledButton
          key={name}
          className={classes.addFact}
          aria-label={`Add ${factNames[name].toLowerCase()}`}
          onClick={() => add(name)}
        >
          {factNames[name].toLowerCase()}
        </UnstyledButton>
      ))}
    </RovingGroup>
  );
}

interface FactProps {
  name: FactName;
  fact: DocumentFact | undefined;
  edit: (() => void) | undefined;
}

function Fact({ name, fact, edit }: FactProps): JSX.Element {
  return (
    <>
      <dt>{factNames[name]}</dt>
      <dd>
        {formatValues(name, fact?.values ?? [])}
        {fact && (
          <span className={classes.basis}>
            {fact.source === 'typed' ? 'entered by hand' : fact.basis}
            {fact.asRead && describeAsRead(name, fact.asRead)}
          </span>
        )}
      </dd>
      <dd>
        {edit && (
          <ActionIcon size={20} aria-label={`Edit ${factNames[name].toLowerCase()}`} onClick={edit}>
            <IconPencil size={12} />
          </ActionIcon>
        )}
      </dd>
    </>
  );
}

function describeAsRead(name: FactName, values: readonly string[]): string {
  return values.length === 0 ? '; no value was read' : `; read as ${formatValues(name, values)}`;
}

function formatValues(name: FactName, values: readonly string[]): string {
  if (values.length === 0) return 'None';
  if (name === 'kind') return values.map(formatDocumentKind).join('; ');
  if (name === 'date' || name === 'sent') return values.map(formatDocumentDate).join('; ');
  return values.join('; ');
}
