import { useNavigate } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import type { ElusionAnswer, ElusionPage, ElusionSample } from '#contract/reports/elusion.ts';
import { fileName } from '../format/format.ts';
import { useKeys } from '../keys/use-keys.ts';
import { PageStage } from '../page/image/PageStage.tsx';
import type { View } from '../page/image/view.ts';
import { PageName } from '../page/PageName.tsx';
import { usePermission } from '../session/use-user.ts';
import { IconChevronLeft, IconChevronRight } from '../ui/icons.ts';
import { Button, Group, Kbd, Stack, Text, Title } from '../ui/parts.ts';
import { notify } from '../ui/toast.tsx';
import classes from './reports.module.css';
import { SampleResult } from './SampleResult.tsx';
import { useSampleAnswer } from './use-sample-answer.ts';

interface ReviewSampleProps {
  matter: string;
  sample: ElusionSample;
  pages: ElusionPage[];
  index: number;
}

const answers: { answer: ElusionAnswer; key: string; name: string }[] = [
  { answer: 'responsive', key: '1', name: 'Responsive' },
  { answer: 'not', key: '2', name: 'Not responsive' },
  { answer: 'unsure', key: '3', name: 'Unsure' },
];

const nothing = () => undefined;

/** The page image and three answers. Each answer continues with the next page. */
export function ReviewSample({ matter, sample, pages, index }: ReviewSampleProps): JSX.Element {
  const navigate = useNavigate();
  const review = usePermission('reviewer');
  const [fit, setFit] = useState<View['fit']>('page');
  const { save } = useSampleAnswer(matter, sample.sampleId);
  const now = pages[index];
  const goTo = (at: number) => {
    if (at < 0 || at >= pages.length) return;
    void navigate({
      to: '/m/$matter/reports/elusion/$sample',
      params: { matter, sample: sample.sampleId },
      search: { at },
      replace: true,
    });
  };
  const decide = (answer: ElusionAnswer) => {
    if (!now) return;
    if (review.why) {
      notify(review.why);
      return;
    }
    save(now.page.pageId, now.answer === answer ? null : answer);
    if (now.answer !== answer) goTo(index + 1);
  };
  useKeys(
    {
      'next-page': () => goTo(index + 1),
      'previous-page': () => goTo(index - 1),
      fit: () => setFit(fit === 'page' ? 'width' : 'page'),
    },
    (key) => {
      const chosen = answers.find((each) => each.key === key);
      if (chosen) decide(chosen.answer);
      return chosen !== undefined;
    },
  );
  if (!now) return <Text p="lg">This sample has no pages.</Text>;
  return (
    <div className={classes.sample}>
      <PageStage
        matter={matter}
        page={now.page}
        neighbors={[pages[index + 1], pages[index - 1]].flatMap((other) => other?.page ?? [])}
        view={{ fit, zoom: undefined, turn: 0, isDimmed: false }}
        layers={null}
        fallback={(error) => <Text p="lg">The page image could not be displayed. {error.message}</Text>}
        onScale={nothing}
      />
      <aside className={classes.answers} aria-label="Answer">
        <Title order={1}>{sample.name}</Title>
        <Text c="dimmed" className="numbers" aria-live="polite">
          Page {index + 1} of {pages.length}
        </Text>
        <Text mt="sm">
          <PageName page={now.page} />
        </Text>
        <Text size="xs" c="dimmed">
          {fileName(now.page.file)}, p. {now.page.pageNumber}
        </Text>
        <Stack gap="xs" mt="md">
          {answers.map(({ answer, key, name }) => (
            <Button
              key={answer}
              size="sm"
              justify="space-between"
              variant={now.answer === answer ? 'filled' : 'default'}
              aria-pressed={now.answer === answer}
              rightSection={<Kbd size="xs">{key}</Kbd>}
              onClick={() => decide(answer)}
            >
              {name}
            </Button>
          ))}
        </Stack>
        <Group mt="md" grow>
          <Button
            variant="default"
            leftSection={<IconChevronLeft size={14} />}
            disabled={index === 0}
            onClick={() => goTo(index - 1)}
          >
            Previous
          </Button>
          <Button
            variant="default"
            rightSection={<IconChevronRight size={14} />}
            disabled={index === pages.length - 1}
            onClick={() => goTo(index + 1)}
          >
            Next
          </Button>
        </Group>
        <SampleResult matter={matter} sample={sample} />
      </aside>
    </div>
  );
}
