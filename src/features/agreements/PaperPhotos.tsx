import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { PhotoPlace, PhotoState } from '#app/photoApi.ts';
import type { MemberId } from '#base/ids.ts';
import type { Agreement, AgreementFile } from '#domain/agreement.ts';
import type { SignedVersion } from '#domain/signed.ts';
import { photos as texts } from '#messages/later/photos.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Progress } from '#ui/Progress.tsx';
import { Section } from '#ui/Section.tsx';
import { LaterPhotos } from './LaterPhotos.tsx';
import { usePhoto } from './usePhoto.ts';
import css from './PaperPhotos.module.css';

type PaperPhotosProps = { readonly agreement: Agreement; readonly desk: MemberId; readonly version: SignedVersion };

/** The photos of the paper a version was signed on, each where it stands; those taken later are the last version's. */
export function PaperPhotos({ agreement, desk, version }: PaperPhotosProps): ReactNode {
  const m = useTexts(texts);
  const { id, files, signed } = agreement;
  const own = namedBy(version);
  if (!own) return null;
  const others = new Set(signed.flatMap((one) => namedBy(one) ?? []));
  const isLast = signed.at(-1)?.id === version.id;
  const shown = [...own.flatMap((file) => files.find((one) => one.id === file) ?? []), ...(isLast ? files.filter((file) => !others.has(file.id)) : [])];
  const place = { agreement: id, desk };
  return (
    <Section title={m.shown.title} {...(shown.length > 0 ? { count: shown.length } : {})}>
      <div className={css.all}>
        {shown.length > 0 ? <ul role="list" className={css.photos}>{shown.map((file, index) => <Photo key={file.id} place={place} file={file} by={version.by} name={m.page(index + 1)} />)}</ul> : null}
        {isLast ? <LaterPhotos place={place} photos={shown} /> : null}
      </div>
    </Section>
  );
}

/** Null: nobody signed it on paper. */
function namedBy({ holder, association }: SignedVersion): readonly string[] | null {
  const papers = [holder, association].flatMap(({ how }) => (how.by === 'paper' ? [how.files] : []));
  return papers.length > 0 ? [...new Set(papers.flat())] : null;
}

type PhotoProps = { readonly place: PhotoPlace; readonly file: AgreementFile; readonly by: SignedVersion['by']; readonly name: string };

function Photo({ place, file, by, name }: PhotoProps): ReactNode {
  const { state, url } = usePhoto(place, file);
  return (
    <li className={css.photo}>
      {url ? <img className={css.picture} src={url} alt={name} /> : null}
      <Standing state={state} by={by} />
    </li>
  );
}

function Standing({ state, by }: { readonly state: PhotoState | null; readonly by: SignedVersion['by'] }): ReactNode {
  const [m, receipt] = [useTexts(texts).shown, useMessages().common.receipt];
  const who = useLive((live) => live.members.find(({ id }) => id === by));
  switch (state?.at) {
    case undefined:
      return null;
    case 'coming':
      return <Progress label={m.coming(state.have, state.of)} value={state.have} max={state.of} />;
    case 'not-there':
      return <Banner tone="here" live="status">{who?.self ? m.ownElsewhere : m.elsewhere(who?.name ?? '')}</Banner>;
    case 'offline':
      return <Banner tone="here" live="status">{m.offline}</Banner>;
    case 'damaged':
      return <Banner tone="late" live="alert">{m.damaged}</Banner>;
    case 'whole':
      return state.hubFull ? <Banner tone="due" live="status">{m.hubFull}</Banner> : <Chip tone={state.receipt === 'hub' ? 'safe' : 'here'}>{receipt[state.receipt]}</Chip>;
  }
}
