import type { JSX } from 'react';
import { PageOrder } from '#contract/pages/current-list.ts';
import type { SearchParams } from '../../params.ts';
import { IconFiles, IconPhoto } from '../../ui/icons.ts';
import { Button, NativeSelect } from '../../ui/parts.ts';
import { useChangeSearch } from '../use-change-search.ts';
import { usePicturesShown } from './use-pictures-shown.ts';

const orders: Record<PageOrder, string> = {
  page: 'In page order',
  bates: 'By Bates number',
  date: 'By date',
  relevance: 'Best match first',
};

/** Display options: the order, by document or by page, with or without pictures. */
export function ResultTools({ params }: { params: SearchParams }): JSX.Element {
  const change = useChangeSearch(params);
  const [pictures, setPictures] = usePicturesShown();
  const usual: PageOrder = params.mode === 'explore' ? 'relevance' : 'page';
  return (
    <>
      <Button
        variant={params.group ? 'light' : 'default'}
        leftSection={<IconFiles size={14} />}
        aria-pressed={params.group === 'document'}
        onClick={() => change({ group: params.group ? undefined : 'document' })}
      >
        By document
      </Button>
      <Button
        variant={pictures ? 'light' : 'default'}
        leftSection={<IconPhoto size={14} />}
        aria-pressed={pictures}
        onClick={() => setPictures(!pictures)}
      >
        Pictures
      </Button>
      <NativeSelect
        aria-label="Sort order"
        value={params.order ?? usual}
        onChange={(event) => {
          const order = PageOrder.parse(event.currentTarget.value);
          change({ order: order === usual ? undefined : order });
        }}
        data={PageOrder.options.map((order) => ({ value: order, label: orders[order] }))}
      />
    </>
  );
}
