import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { AgreementReport, TagAgreement } from '#contract/review/agreement.ts';
import { describeAgreement } from '#contract/review/describe-agreement.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { batchQueries } from '../server/batch-queries.ts';
import { usePermission } from '../session/use-user.ts';
import { Empty } from '../ui/Empty.tsx';
import { Table, Text } from '../ui/parts.ts';
import { Unloaded } from '../ui/Unloaded.tsx';
import classes from './reports.module.css';

/** How often two people who decided about the same pages agree about each tag. For attorneys. */
export function Agreement({ matter }: { matter: string }): JSX.Element {
  const attorney = usePermission('attorney');
  const report = useQuery({ ...batchQueries.agreement(matter), enabled: attorney.allowed });
  if (!attorney.allowed) return <Empty title="Attorneys see this report">{attorney.why}</Empty>;
  return (
    <>
      <Unloaded query={report} failure="The report could not be loaded" height={240} />
      {report.data && <Content report={report.data} />}
    </>
  );
}

function Content({ report }: { report: AgreementReport }): JSX.Element {
  const { pagesReadTwice, pagesReadOnce, tags } = report;
  if (pagesReadTwice === 0) {
    return (
      <Empty title="No page was decided by two people yet">
        Make batches of second review, or a random sample of pages for a second person, to see how often
        people agree.
      </Empty>
    );
  }
  return (
    <>
      <Text mb="md">
        {counted(pagesReadTwice, 'page')} decided by two people or more, {formatNumber(pagesReadOnce)} by one
        only. Compared is what the first two people said last, without adjudications and unsure answers. Who
        decided about a page without applying a tag says that it does not apply. The second person could see
        the decisions of the first.
      </Text>
      <div className={classes.wide}>
        <Table verticalSpacing={8} aria-label="Agreement by tag" className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Tag</Table.Th>
              <Table.Th className={classes.right} title="Pages that two people decided about">
                Pages
              </Table.Th>
              <Table.Th className={classes.right}>Both yes</Table.Th>
              <Table.Th className={classes.right}>One yes</Table.Th>
              <Table.Th className={classes.right}>Both no</Table.Th>
              <Table.Th className={classes.right} title="Share of pages on which they said the same">
                Raw
              </Table.Th>
              <Table.Th
                className={classes.right}
                title="The same, of pages of which either said yes: 2a / (2a + b + c)"
              >
                Positive
              </Table.Th>
              <Table.Th className={classes.right} title="Agreement beyond chance, with its 95 % interval">
                Cohen’s kappa
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tags.map((tag) => (
              <Row key={tag.tagId} tag={tag} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}

function Row({ tag }: { tag: TagAgreement }): JSX.Element {
  const { raw, positive, kappa } = describeAgreement(tag);
  return (
    <Table.Tr>
      <Table.Td>{tag.name}</Table.Td>
      <Table.Td className={classes.right}>{formatNumber(tag.n)}</Table.Td>
      <Table.Td className={classes.right}>{formatNumber(tag.both)}</Table.Td>
      <Table.Td className={classes.right}>{formatNumber(tag.onlyFirst + tag.onlySecond)}</Table.Td>
      <Table.Td className={classes.right}>{formatNumber(tag.neither)}</Table.Td>
      <Table.Td className={classes.right}>{raw}</Table.Td>
      <Table.Td className={classes.right}>{positive}</Table.Td>
      <Table.Td className={classes.right}>{kappa}</Table.Td>
    </Table.Tr>
  );
}
