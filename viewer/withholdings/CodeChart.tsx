import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { toWithheldSetName } from '#contract/withholdings/withheld-set-name.ts';
import {
  type CodeBar,
  describePagesWithheld,
  describeUnclaimed,
  type WithholdingChart,
} from '#contract/withholdings/withholding.ts';
import { PageCountLink } from '../lists/PageCountLink.tsx';
import { withholdingQueries } from '../server/withholding-queries.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton, Table, Text } from '../ui/parts.ts';
import classes from './withholdings.module.css';

interface CodeChartProps {
  matter: string;
  production: string | undefined;
}

/** One row per code: how often it occurs, and where in the pages. */
export function CodeChart({ matter, production }: CodeChartProps): JSX.Element {
  const chart = useQuery(withholdingQueries.chart(matter, production));
  if (chart.isPending) return <Skeleton height={240} m="lg" />;
  if (chart.isError) {
    return (
      <Failure title="The chart could not be loaded" error={chart.error} retry={() => void chart.refetch()} />
    );
  }
  const { withholdings, inFull, inPart, withheld, pages, bars } = chart.data;
  if (bars.length === 0)
    return (
      <Empty isAlone title="No exemption codes on these pages">
        The log lists what is withheld.
      </Empty>
    );
  return (
    <div className={classes.body}>
      <Text mb="sm" className="numbers">
        {counted(withholdings, 'withholding')}: {formatNumber(inFull)} in full and {formatNumber(inPart)} in
        part; {describePagesWithheld(withheld, pages)}
        <br />
        {describeUnclaimed(withheld)}
      </Text>
      <Table verticalSpacing={6} aria-label="Withholdings by code">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Code</Table.Th>
            <Table.Th className={classes.right}>Withholdings</Table.Th>
            <Table.Th className={classes.right}>Pages</Table.Th>
            <Table.Th className={classes.right}>Boxes</Table.Th>
            <Table.Th className={classes.right}>Behind placeholder sheets</Table.Th>
            <Table.Th pl="xl">Across the pages, first to last</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bars.map((bar) => (
            <BarRow key={bar.code} matter={matter} production={production} chart={chart.data} bar={bar} />
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="sm" maw={760}>
        Pages are those that show the code. Pages behind placeholder sheets were not produced. Each bar stands
        for one of {counted(chart.data.bins, 'equal segment')} of the pages received, and opens the segment’s
        first page with the code.
      </Text>
    </div>
  );
}

interface BarProps extends CodeChartProps {
  chart: WithholdingChart;
  bar: CodeBar;
}

function BarRow({ matter, production, chart, bar }: BarProps): JSX.Element {
  const { code, withholdings, pages, boxes, behindSheets } = bar;
  const name = code ?? 'Boxes without a code';
  const scope = production === undefined ? {} : { production };
  return (
    <Table.Tr>
      <Table.Td fw={600}>{name}</Table.Td>
      <Table.Td className={classes.right}>
        <Link
          to="/m/$matter/withholdings"
          params={{ matter }}
          search={{ ...scope, ...(code === null ? { noCode: 'yes' } : { code }) }}
          aria-label={`${formatNumber(withholdings)} withholdings: ${name}`}
        >
          {formatNumber(withholdings)}
        </Link>
      </Table.Td>
      <Table.Td className={classes.right}>
        <PageCountLink
          matter={matter}
          pages={pages}
          list={{ set: toWithheldSetName(code), ...scope }}
          what={`pages: ${name}`}
        />
      </Table.Td>
      <Table.Td className={classes.right}>{formatNumber(boxes)}</Table.Td>
      <Table.Td className={classes.right}>{formatNumber(behindSheets)}</Table.Td>
      <Table.Td pl="xl">
        <Strip matter={matter} production={production} chart={chart} bar={bar} />
      </Table.Td>
    </Table.Tr>
  );
}

/** The pages with the code in each segment, scaled to the fullest segment of any code. */
function Strip({ matter, production, chart, bar }: BarProps): JSX.Element {
  const most = Math.max(1, ...chart.bars.flatMap(({ bins }) => bins.map(({ pages }) => pages)));
  const binAt = new Map(bar.bins.map((bin) => [bin.bin, bin]));
  const search = { set: toWithheldSetName(bar.code), ...(production === undefined ? {} : { production }) };
  return (
    <div className={classes.strip}>
      {Array.from({ length: chart.bins }, (_, index) => {
        const bin = binAt.get(index);
        // biome-ignore lint/suspicious/noArrayIndexKey: a segment is identified by its index.
        if (!bin) return <span key={index} />;
        const label = `${counted(bin.pages, 'page')} with ${bar.code ?? 'a box without a code'}, segment ${index + 1} of ${chart.bins}`;
        return (
          <Link
            // biome-ignore lint/suspicious/noArrayIndexKey: a segment is identified by its index.
            key={index}
            to="/m/$matter/p/$ref"
            params={{ matter, ref: bin.firstPage }}
            search={search}
            preload={false}
            className={classes.bin}
            data-bare={bar.code === null}
            style={{ height: `${Math.max(8, (100 * bin.pages) / most)}%` }}
            title={label}
            aria-label={label}
            // The counts beside the strip open the same pages, so that nobody has to tab through sixty
            // segments.
            tabIndex={-1}
          />
        );
      })}
    </div>
  );
}
