import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type JSX, memo } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { OcrLanguages } from '#contract/pages/page-text.ts';
import type { ReadDetail } from '../../page/read-page.ts';
import { call } from '../../server/call.ts';
import { refreshText } from '../../server/refresh-text.ts';
import { IconChevronDown } from '../../ui/icons.ts';
import { Button, Menu } from '../../ui/parts.ts';
import { notify, notifyFailure, notifyWithUndo } from '../../ui/toast.tsx';

interface RerunOcrProps {
  matter: string;
  detail: ReadDetail;
}

const languages: { value: OcrLanguages; name: string }[] = [
  { value: 'eng', name: 'English' },
  { value: 'eng+spa', name: 'English and Spanish' },
];

/** Runs OCR on the page even if it has a text layer. Turning the page does not stop it. */
export const RerunOcr = memo(function RerunOcr({ matter, detail }: RerunOcrProps): JSX.Element {
  const rerun = useRerunOcr(matter, detail);
  return (
    <Menu position="bottom-start" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          className="flush"
          size="compact-xs"
          loading={rerun.isPending}
          rightSection={<IconChevronDown size={12} />}
          aria-label={rerun.isPending ? 'Running OCR' : 'Rerun OCR'}
        >
          Rerun OCR
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map(({ value, name }) => (
          <Menu.Item key={value} onClick={() => rerun.mutate(value)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}, isSameText);

/** Changes to tags and history also change the page's details, but nothing shown here. */
function isSameText({ detail: before }: RerunOcrProps, { detail: after }: RerunOcrProps): boolean {
  return (
    before.pageId === after.pageId && before.textVersion === after.textVersion && before.bates === after.bates
  );
}

function useRerunOcr(matter: string, { pageId, controlNumber, bates, textVersion }: ReadDetail) {
  const client = useQueryClient();
  const params = { matter, page: pageId };
  const name = bates ?? controlNumber;
  const restore = (insteadOf: number) =>
    call(endpoints.chooseText, { params, body: { version: textVersion, insteadOf } })
      .catch((error: unknown) => notifyFailure('The earlier text could not be restored', error))
      .finally(() => void refreshText(client, matter, pageId));
  return useMutation({
    mutationFn: (chosen: OcrLanguages) => call(endpoints.readAgain, { params, body: { languages: chosen } }),
    onSuccess: ({ version, inUse }) => {
      if (version === textVersion) notify(`OCR read the same text on ${name}. Nothing changed.`);
      else if (inUse)
        notifyWithUndo(
          `OCR done for ${name}. Version ${version} is now in use.`,
          () => void restore(version),
        );
      else notify(`OCR done for ${name}. Version ${version} is kept; the correction stays in use.`);
    },
    onError: (error) => notifyFailure(`OCR did not finish for ${name}`, error),
    onSettled: () => refreshText(client, matter, pageId),
  });
}
