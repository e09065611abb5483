import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { DocumentKind } from '#contract/documents/document.ts';
import { documentKinds } from '#contract/documents/document-kinds.ts';
import { Extent, type Withholding, type WithholdingValueName } from '#contract/withholdings/withholding.ts';
import { usePermission } from '../../session/use-user.ts';
import { IconX } from '../../ui/icons.ts';
import { ActionIcon, Group, Text } from '../../ui/parts.ts';
import { describeCodes, describeExtent, formatNumbers } from '../describe-withholding.ts';
import classes from '../withholdings.module.css';
import { ChallengeField } from './ChallengeField.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import { LineHistory } from './LineHistory.tsx';
import { parseCodes, parseDate, parsePages, parsePeople, parseWords } from './parse-values.ts';
import { useChangeLine } from './use-change-line.ts';
import { ValueField } from './ValueField.tsx';

interface EditWithholdingProps {
  matter: string;
  line: Withholding;
  onChanged: (line: Withholding) => void;
  close: () => void;
}

/** Edits a withholding, and shows the values as read next to the corrections. */
export function EditWithholding({ matter, line, onChanged, close }: EditWithholdingProps): JSX.Element {
  const review = usePermission('reviewer');
  const attorney = usePermission('attorney');
  const { change, decide } = useChangeLine(matter, line, onChanged);
  return (
    <fieldset className={classes.editor} aria-label={`Withholding ${formatNumbers(line)}`}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="xs" c="dimmed">
          {describeExtent(line)}; {describeCodes(line)}; {line.file}, p. {line.pageNumber}
        </Text>
        <ActionIcon variant="subtle" aria-label="Close" onClick={close}>
          <IconX size={16} />
        </ActionIcon>
      </Group>
      {review.why && (
        <Text size="xs" mt="xs">
          {review.why}
        </Text>
      )}
      <div className={classes.fields}>
        {attorney.allowed && <ChallengeField status={line.challenge ?? null} decide={decide} />}
        <ReadValues line={line} readOnly={!review.allowed} change={change} />
        <ValueField
          label="Other version"
          description="A Bates number in this matter, or another source where the passage can be read"
          text={line.otherVersion ?? ''}
          asRead={undefined}
          readOnly={!review.allowed}
          parse={parseWords}
          save={(otherVersion) => change({ otherVersion })}
        />
        {line.otherVersionPage !== null && (
          <Text size="xs">
            <Link to="/m/$matter/p/$ref" params={{ matter, ref: line.otherVersionPage }} preload={false}>
              Open other version
            </Link>
          </Text>
        )}
        <ValueField
          label="Ruling"
          text={line.ruling ?? ''}
          asRead={undefined}
          readOnly={!review.allowed}
          parse={parseWords}
          save={(ruling) => change({ ruling })}
        />
        <ValueField
          label="Note"
          text={line.note ?? ''}
          asRead={undefined}
          readOnly={!review.allowed}
          parse={parseWords}
          save={(note) => change({ note })}
        />
      </div>
      <LineHistory matter={matter} line={line} />
    </fieldset>
  );
}

interface ReadValuesProps {
  line: Withholding;
  readOnly: boolean;
  change: ReturnType<typeof useChangeLine>['change'];
}

/** The values that were read or are known of the document, and may be corrected. */
function ReadValues({ line, readOnly, change }: ReadValuesProps): JSX.Element {
  const common = (name: WithholdingValueName) => ({
    text: inText(line[name]),
    asRead: name in line.asRead ? inText(line.asRead[name]) : undefined,
    readOnly,
    restore: () => change({ restore: [name] }),
  });
  return (
    <>
      <ValueField
        label="Codes"
        description="For example b5, b7C"
        {...common('codes')}
        parse={parseCodes}
        save={(codes) => change({ corrections: { codes } })}
      />
      <ChoiceField
        label="Withheld"
        {...common('extent')}
        options={Extent.options.map((extent) => ({ value: extent, label: `In ${extent}` }))}
        choose={(extent) => change({ corrections: { extent: Extent.parse(extent) } })}
      />
      <ValueField
        label="Pages"
        {...common('pages')}
        parse={parsePages}
        save={(pages) => change({ corrections: { pages } })}
      />
      <ValueField
        label="Date"
        description="For example 2009-08-14"
        {...common('date')}
        parse={parseDate}
        save={(date) => change({ corrections: { date } })}
      />
      <ChoiceField
        label="Kind"
        {...common('kind')}
        options={[
          { value: '', label: 'Unknown' },
          ...DocumentKind.options.map((kind) => ({ value: kind, label: documentKinds[kind] })),
        ]}
        choose={(kind) => change({ corrections: { kind: kind === '' ? null : DocumentKind.parse(kind) } })}
      />
      <ValueField
        label="From"
        description="Separate several with ;"
        {...common('from')}
        parse={parsePeople}
        save={(from) => change({ corrections: { from } })}
      />
      <ValueField
        label="To"
        description="Separate several with ;"
        {...common('to')}
        parse={parsePeople}
        save={(to) => change({ corrections: { to } })}
      />
      <ValueField
        label="Subject"
        {...common('subject')}
        parse={parseWords}
        save={(subject) => change({ corrections: { subject } })}
      />
    </>
  );
}

/** A value as a person would type it. */
function inText(value: Withholding[WithholdingValueName] | undefined): string {
  return Array.isArray(value) ? value.join('; ') : String(value ?? '');
}
