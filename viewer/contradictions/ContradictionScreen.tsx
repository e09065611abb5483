import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { contradictionKindNames, contradictionStatusNames } from '#contract/review/contradiction.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { useKeys } from '../keys/use-keys.ts';
import { LinkedPages } from '../page/image/LinkedPages.tsx';
import type { Fit } from '../page/image/scale.ts';
import { contradictionQueries } from '../server/contradiction-queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { IconArrowLeft, IconChevronLeft, IconChevronRight } from '../ui/icons.ts';
import { ActionIcon, Badge, Button, Group, Title, Tooltip, useDocumentTitle } from '../ui/parts.ts';
import { Unloaded } from '../ui/Unloaded.tsx';
import classes from './contradictions.module.css';
import { describeStep } from './describe-step.ts';
import { QuotedPage } from './QuotedPage.tsx';
import { StatusButtons } from './StatusButtons.tsx';

const route = getRouteApi('/signed-in/m/$matter/contradictions/$contradiction');

/** Both pages of a contradiction side by side, and what people decided about it. */
export function ContradictionScreen(): JSX.Element {
  useDocumentTitle('Contradiction · Uncover');
  const matter = useMatter();
  const { contradiction: id } = route.useParams();
  const list = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(contradictionQueries.one(matter, id, list));
  const [fit, setFit] = useState<Fit>('width');
  const { contradiction, previousId, nextId } = query.data ?? {};

  const open = (to: string | null | undefined) => {
    if (to) void navigate({ params: { contradiction: to }, search: list });
  };
  const toggleFit = () => setFit(fit === 'width' ? 'page' : 'width');
  useKeys({
    'next-contradiction': () => open(nextId),
    'previous-contradiction': () => open(previousId),
    'fit-contradiction': toggleFit,
    'back-to-board': () =>
      void navigate({ to: '/m/$matter/contradictions', params: { matter }, search: list }),
  });

  return (
    <div className={classes.reading}>
      <div className={classes.head}>
        <Group justify="space-between" gap="sm">
          <Group gap="sm">
            <Link to="/m/$matter/contradictions" params={{ matter }} search={list}>
              <IconArrowLeft size={14} aria-hidden style={{ verticalAlign: '-2px' }} /> All contradictions
            </Link>
            {query.data && <span className="numbers">{describePosition(query.data)}</span>}
            <Step label="Previous contradiction (k)" isNext={false} to={previousId} open={open} />
            <Step label="Next contradiction (j)" isNext to={nextId} open={open} />
          </Group>
          <Button size="compact-sm" variant="default" onClick={toggleFit}>
            {fit === 'width' ? 'Fit whole pages' : 'Fit width'}
          </Button>
        </Group>
        <Unloaded query={query} failure="The contradiction could not be loaded" height={64} />
        {contradiction && (
          <>
            <Group gap="sm" wrap="nowrap" align="baseline">
              <Badge variant="outline" color="gray" style={{ flexShrink: 0 }}>
                {contradictionKindNames[contradiction.kind]}
              </Badge>
              <Title order={1} className={classes.reason}>
                {contradiction.why}
              </Title>
            </Group>
            <Group gap="sm">
              <strong>{contradictionStatusNames[contradiction.status]}</strong>
              <StatusButtons key={id} matter={matter} contradiction={contradiction} />
            </Group>
            <ol className={classes.steps} aria-label="History">
              {contradiction.steps.map((step) => (
                <li key={`${step.at} ${step.status}`}>{describeStep(step)}</li>
              ))}
            </ol>
          </>
        )}
      </div>
      <LinkedPages>
        {contradiction && (
          <>
            <QuotedPage key={`A ${id}`} matter={matter} side="A" passage={contradiction.a} fit={fit} />
            <QuotedPage key={`B ${id}`} matter={matter} side="B" passage={contradiction.b} fit={fit} />
          </>
        )}
      </LinkedPages>
    </div>
  );
}

/** `3 of 12`; one may have left its list meanwhile, because its status changed. */
function describePosition({ index, total }: { index: number | null; total: number }): string {
  if (index === null) return `no longer in this list of ${formatNumber(total)}`;
  return `${formatNumber(index + 1)} of ${formatNumber(total)}`;
}

interface StepProps {
  label: string;
  isNext: boolean;
  /** Null or undefined at the end of the list. */
  to: string | null | undefined;
  open: (to: string | null | undefined) => void;
}

function Step({ label, isNext, to, open }: StepProps): JSX.Element {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size="sm" aria-label={label} disabled={!to} onClick={() => open(to)}>
        {isNext ? <IconChevronRight size={14} /> : <IconChevronLeft size={14} />}
      </ActionIcon>
    </Tooltip>
  );
}
