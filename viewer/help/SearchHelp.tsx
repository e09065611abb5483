import { Link } from '@tanstack/react-router';
import { Fragment, type JSX } from 'react';
import { ActionKey } from '../keys/ActionKey.tsx';
import { useMatter } from '../session/use-matter.ts';
import { Table, Text, Title, useDocumentTitle } from '../ui/parts.ts';
import classes from './help.module.css';
import { exampleGroups, incompleteExamples, refusedExamples, type SearchExample } from './search-examples.ts';

/** The query language on one screen. Every example is a link that runs it. */
export function SearchHelp(): JSX.Element {
  useDocumentTitle('How to search · Uncover');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className={classes.screen} tabIndex={0} aria-label="How to search">
      <div className={classes.guides}>
        <Title order={1}>How to search</Title>
        <Text mt="xs">
          Every result is a page. Click an example to run it. The descriptions refer to the synthetic
          production of the demonstration.
        </Text>
        {exampleGroups.map(({ title, description, examples }) => (
          <section key={title}>
            <Title order={2} mt="lg">
              {title}
            </Title>
            <Text c="dimmed" mb="xs">
              {description}
            </Text>
            <Examples examples={examples} />
          </section>
        ))}
      </div>
      <div className={classes.reference}>
        <ModeComparison />
        <section>
          <Title order={2}>Queries that are refused</Title>
          <Text c="dimmed" mb="xs">
            A query must have exactly one meaning: courts have examined how such ambiguities change results.
            For each of these, Uncover offers both interpretations to choose from.
          </Text>
          <Examples examples={refusedExamples} />
          <Text c="dimmed" mt="md" mb="xs">
            Operators of other programs and incomplete queries are refused, with what to write instead.
          </Text>
          <Examples examples={incompleteExamples} />
        </section>
      </div>
    </section>
  );
}

/** When to use each mode, and which counts can be cited. */
function ModeComparison(): JSX.Element {
  return (
    <section>
      <Title order={2}>Explore or Exact</Title>
      <Text c="dimmed" mb="xs">
        Use the switch beside the search box, or <ActionKey action="toggle-mode" />.
      </Text>
      <Table verticalSpacing={4} withRowBorders={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            <Table.Th scope="col">Explore</Table.Th>
            <Table.Th scope="col">Exact</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differences.map(([about, explore, exact]) => (
            <Table.Tr key={about}>
              <Table.Th scope="row">{about}</Table.Th>
              <Table.Td>{explore}</Table.Td>
              <Table.Td>{exact}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text mt="xs">
        <b>Cite Exact counts only.</b> They are complete, and the same on screen, in reports, on the command
        line and in exports. <i>Get exact count</i> runs an Explore search as an Exact one. No search finds
        words that could not be read: “hard to read” tells you how many pages to check yourself.
      </Text>
    </section>
  );
}

const differences: [about: string, explore: string, exact: string][] = [
  ['Use it to', 'discover what is there', 'prove what is there and what is not'],
  ['You type', 'plain words; results appear as you type', 'terms and connectors, then Enter'],
  ['Misread words', 'always included', 'only where you add ~'],
  ['Order', 'best match first', 'page order'],
  ['Hits', 'every marked word', 'a word, a phrase, or words near each other; counted for up to 1,000 pages'],
  ['Counts', 'approximate, such as “1,000+” or “partial”', 'complete, and the same for everyone'],
];

function Examples({ examples }: { examples: SearchExample[] }): JSX.Element {
  const matter = useMatter();
  return (
    <div className={classes.examples}>
      {examples.map(({ query, finds }) => (
        <Fragment key={query}>
          <Link to="/m/$matter/search" params={{ matter }} search={{ q: query }} className={classes.query}>
            {query}
          </Link>
          <Text>{finds}</Text>
        </Fragment>
      ))}
    </div>
  );
}
