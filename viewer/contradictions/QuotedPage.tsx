import { type JSX, useEffect, useRef } from 'react';
import type { ListedPassage } from '#contract/review/passage.ts';
import { Quotation } from '../linking/Quotation.tsx';
import { PageStage } from '../page/image/PageStage.tsx';
import type { Fit } from '../page/image/scale.ts';
import { PageLink } from '../page/PageLink.tsx';
import { PassageLines } from '../page/PassageLines.tsx';
import { messageOf } from '../server/call-failed.ts';
import { Text } from '../ui/parts.ts';
import classes from './contradictions.module.css';

interface QuotedPageProps {
  matter: string;
  side: 'A' | 'B';
  passage: ListedPassage;
  fit: Fit;
}

/** One side of a contradiction: what is quoted, and its page with the quotation marked. */
export function QuotedPage({ matter, side, passage, fit }: QuotedPageProps): JSX.Element {
  const stage = useRef<HTMLDivElement>(null);
  return (
    <article className={classes.page} aria-label={`Passage ${side}`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long quotation must be scrollable by keyboard. */}
      <section className={classes.words} tabIndex={0} aria-label={`Quotation ${side}`}>
        <PageLink page={passage.page} passage={passage.passageId} />
        <Quotation passage={passage} />
      </section>
      <div ref={stage} className={classes.image}>
        <PageStage
          matter={matter}
          label={`Page image ${side}`}
          page={passage.page}
          neighbors={[]}
          view={{ fit, zoom: undefined, turn: 0, isDimmed: false }}
          layers={
            <>
              <PassageLines passages={[passage]} turn={0} />
              <ShowQuotation key={fit} stage={stage} passage={passage} />
            </>
          }
          fallback={(error) => (
            <Text p="md" c="var(--warn)">
              The page image could not be displayed: {messageOf(error)}
            </Text>
          )}
          onScale={noScaleShown}
        />
      </div>
    </article>
  );
}

function noScaleShown(): void {}

interface ShowQuotationProps {
  stage: { current: HTMLElement | null };
  passage: ListedPassage;
}

/** Scrolls to the quotation once its page is drawn. It is a layer, and layers come with the drawing. */
function ShowQuotation({ stage, passage }: ShowQuotationProps): null {
  const top = passage.anchor?.rects[0]?.y;
  useEffect(() => {
    const scroller = stage.current?.querySelector<HTMLElement>('[data-stage]');
    if (!scroller || top === undefined) return;
    scroller.scrollTo({ top: top * scroller.scrollHeight - scroller.clientHeight / 3 });
  }, [stage, top]);
  return null;
}
