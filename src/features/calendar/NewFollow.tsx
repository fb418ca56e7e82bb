import { useId, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { engine } from '#app/engine.ts';
import type { FollowTried } from '#app/feedApi.ts';
import { useActing } from '#app/useActing.ts';
import { newId, type FollowId } from '#base/ids.ts';
import { systemRandom } from '#app/random.ts';
import type { Hue, MarkShape } from '#domain/committee.ts';
import { feed as texts } from '#messages/later/feed.ts';
import { lateRefusalWords } from '#messages/refusalWords.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { showToast } from '#ui/toasts.ts';
import { MarkFields } from './MarkFields.tsx';
import css from './Feed.module.css';

/** First the address, which the hub looks at; then what it is called here and how it is marked. */
export function NewFollow(): ReactNode {
  const m = useTexts(texts).follow;
  const formId = useId();
  const [address, setAddress] = useState('');
  const [tried, setTried] = useState<FollowTried | null>(null);
  const { busy, problem, look, clear } = useLook(setTried);
  const type = (typed: string): void => {
    setAddress(typed);
    setTried(null);
    clear();
  };
  if (tried) return <Named tried={tried} onBack={() => setTried(null)} />;
  return (
    <Page title={m.add} back="/termine/folgen" save={<Button kind="primary" wide type="submit" form={formId} busy={busy}>{m.look}</Button>}>
      <Form id={formId} onSubmit={() => void look(address)}>
        <Field kind="url" exact label={m.address} help={m.addressHelp} value={address} maxLength={2_000} error={problem} onChange={type} />
      </Form>
      <p role="status" className={css.intro}>{busy ? m.looking : ''}</p>
      <p className={css.intro}>{m.privacy}</p>
    </Page>
  );
}

function useLook(found: (tried: FollowTried) => void) {
  const m = useTexts(texts).follow;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const look = async (address: string): Promise<void> => {
    if (address.trim() === '') return setProblem(m.errors.address);
    setBusy(true);
    const tried = await engine().tryFollow(address).catch(() => ({ ok: false, refusal: 'unreachable' }) as const);
    setBusy(false);
    setProblem(tried.ok ? null : m.trouble[tried.refusal]);
    if (tried.ok) found(tried.value);
  };
  return { busy, problem, look, clear: () => setProblem(null) };
}

function Named({ tried, onBack }: { readonly tried: FollowTried; readonly onBack: () => void }): ReactNode {
  const m = useTexts(texts).follow;
  const [, navigate] = useLocation();
  const formId = useId();
  const [name, setName] = useState(tried.name.slice(0, 120));
  const [mark, setMark] = useState<{ readonly hue: Hue; readonly shape: MarkShape }>({ hue: 'blue', shape: 'ring' });
  const [missing, setMissing] = useState(false);
  const { act, busy, problem } = useActing(lateRefusalWords, showToast);
  const save = async (): Promise<void> => {
    setMissing(name.trim() === '');
    if (name.trim() === '') return;
    const follow = { name: name.trim(), address: tried.address, ...mark };
    if (await act({ do: 'createFollow', id: newId<FollowId>(systemRandom), follow }, m.followed(follow.name))) navigate('/termine/folgen', { replace: true });
  };
  return (
    <Page title={m.add} back={onBack} save={<Button kind="primary" wide type="submit" form={formId} busy={busy}>{m.save}</Button>}>
      {problem ? <Banner tone="late" live="alert" title={m.notSaved}>{problem}</Banner> : null}
      <div className={css.found}>
        <Banner tone="safe" live="status">{tried.events > 0 ? m.found(tried.name, tried.events) : m.foundNothing(tried.name)}</Banner>
        <Form id={formId} onSubmit={() => void save()}>
          <Field label={m.name} value={name} maxLength={120} error={missing ? m.errors.name : null} onChange={setName} />
          <MarkFields {...mark} onChange={(part) => setMark({ ...mark, ...part })} />
        </Form>
      </div>
    </Page>
  );
}
