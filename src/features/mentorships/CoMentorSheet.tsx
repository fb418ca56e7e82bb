import { useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { useLive, usePresentMembers } from '#app/live.ts';
import type { MentorshipRow } from '#app/recruitingApi.ts';
import type { MemberId } from '#base/ids.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Fields } from '#ui/Fields.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { showToast } from '#ui/toasts.ts';

const NOBODY = '';

/** Says before what the second mentor will be able to read. */
export function CoMentorSheet({ detail, onClose }: { readonly detail: MentorshipRow; readonly onClose: () => void }): ReactNode {
  const [m, words] = [useTexts(texts), useMessages()];
  const members = usePresentMembers();
  const self = useLive((live) => (live.session.at === 'unlocked' ? live.session.self : null));
  const others = members.filter(({ id, contact }) => id !== self && contact !== detail.mentee);
  const [picked, setPicked] = useState<string>(NOBODY);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const name = others.find(({ id }) => id === picked)?.name ?? '';
  const save = async (): Promise<void> => {
    if (picked === NOBODY) return setProblem(m.coMentor.missing);
    setBusy(true);
    const added = await engine().addCoMentor(detail.id, picked as MemberId).catch(() => ({ ok: false, refusal: 'not-saved' }) as const);
    setBusy(false);
    if (!added.ok) return setProblem(added.refusal === 'hub-unreachable' ? m.coMentor.needsHub : refusalWords(words, added));
    showToast(m.coMentor.done(name));
    onClose();
  };
  return (
    <Dialog open title={m.coMentor.title} onClose={onClose}>
      <Fields>
        {others.length === 0 ? <p>{m.coMentor.nobody}</p> : (
          <>
            <SelectField label={m.coMentor.who} value={picked} onChange={(id) => { setPicked(id); setProblem(null); }} options={[{ value: NOBODY, label: '–' }, ...others.map((member) => ({ value: member.id as string, label: member.name }))]} />
            {name ? <p>{m.coMentor.text(name)}</p> : null}
            {problem ? <Banner tone="late" live="alert">{problem}</Banner> : null}
            <Button kind="primary" wide busy={busy} onClick={() => void save()}>{m.coMentor.save}</Button>
          </>
        )}
      </Fields>
    </Dialog>
  );
}
