import { useState } from 'react';

/** Which passage of the page is being edited: its id, or a note that does not exist yet. */
export interface PassageForm {
  edited: string | undefined;
  edit: (passageId: string | 'new note') => void;
  /** Does nothing if another one is being edited by now. */
  close: (passageId: string) => void;
}

/** Closed when the page changes. */
export function usePassageForm(pageId: string): PassageForm {
  const [form, setForm] = useState<{ pageId: string; edited: string }>();
  return {
    edited: form?.pageId === pageId ? form.edited : undefined,
    edit: (edited) => setForm({ pageId, edited }),
    close: (edited) => setForm((now) => (now?.edited === edited ? undefined : now)),
  };
}
