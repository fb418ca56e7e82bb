import type { ReactNode } from 'react';
import type { PhotoPlace } from '#app/photoApi.ts';
import type { AgreementFile } from '#domain/agreement.ts';
import { photos as texts } from '#messages/later/photos.ts';
import { useTexts } from '#messages/useTexts.ts';
import { PhotoField } from '#ui/PhotoField.tsx';
import { useAct } from './useAct.ts';
import { MOST_PHOTOS, usePhotoTaking } from './usePhotoTaking.ts';

/** Where the paper was signed first and photographed afterwards: each photo is recorded as soon as it is kept. */
export function LaterPhotos({ place, photos }: { readonly place: PhotoPlace; readonly photos: readonly AgreementFile[] }): ReactNode {
  const m = useTexts(texts);
  const { act, problem } = useAct();
  const attach = (now: readonly AgreementFile[]): void => {
    const file = now.at(-1);
    if (file) void act({ do: 'attachFile', id: place.agreement, desk: place.desk, file });
  };
  const taking = usePhotoTaking(place, photos, attach);
  if (photos.length >= MOST_PHOTOS) return null;
  return <PhotoField label={m.later} help={m.help} photos={[]} most={MOST_PHOTOS - photos.length} busy={taking.busy ? m.busy : null} said={taking.said} error={taking.problem ?? problem} words={{ take: m.take, choose: m.choose, full: m.full }} onChoose={taking.choose} onRemove={() => undefined} />;
}
