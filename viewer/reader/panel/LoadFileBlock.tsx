import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import type { DocumentDetail } from '#contract/intake/load-file.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { fileName } from '../../format/format.ts';
import { BatesText } from '../../page/BatesText.tsx';
import { Text, Title } from '../../ui/parts.ts';
import { listFacts, listOtherFields } from './list-load-file-fields.ts';
import classes from './panel.module.css';

interface LoadFileBlockProps {
  matter: string;
  document: DocumentDetail;
}

/** The document as its load file describes it. */
export function LoadFileBlock({ matter, document }: LoadFileBlockProps): JSX.Element {
  const { beginBates, endBates, family, parent, loadFile, row } = document;
  const others = listOtherFields(document);
  return (
    <section className={classes.block}>
      <Title order={2} className={classes.blockTitle}>
        Load file
      </Title>
      <dl className={classes.facts}>
        <Fact label="Bates">
          <BatesText number={beginBates} last={endBates} />
        </Fact>
        {family && (
          <Fact label="Family">
            <BatesText number={family.begin} last={family.end} />
          </Fact>
        )}
        {parent && (
          <Fact label="Attached to">
            <Link to="/m/$matter/pages" params={{ matter }} search={{ document: parent.documentId }}>
              {parent.beginBates}
            </Link>
          </Fact>
        )}
        {listFacts(document).map(({ label, values }) => (
          <Fact key={label} label={label}>
            {values.join('; ')}
          </Fact>
        ))}
      </dl>
      {others.length > 0 && (
        <details className={classes.versions}>
          <summary>{counted(others.length, 'more column')} of the load file</summary>
          <dl className={classes.facts}>
            {others.map(({ name, values }) => (
              <Fact key={name} label={name}>
                {values.join('; ')}
              </Fact>
            ))}
          </dl>
        </details>
      )}
      <Text size="xs" c="dimmed" mt="xs" title={loadFile}>
        {fileName(loadFile)}, row {formatNumber(row)}
      </Text>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }): JSX.Element {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
