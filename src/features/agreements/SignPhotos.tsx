import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { PhotoPlace } from '#app/photoApi.ts';
import type { AgreementFile } from '#domain/agreement.ts';
import { photos as texts } from '#messages/later/photos.ts';
import { useTexts } from '#messages/useTexts.ts';
import { PhotoField } from '#ui/PhotoField.tsx';
import { usePhoto } from './usePhoto.ts';
import { MOST_PHOTOS, usePhotoTaking } from './usePhotoTaking.ts';

type SignPhotosProps = { readonly place: PhotoPlace; readonly photos: readonly AgreementFile[]; readonly onChange: (photos: readonly AgreementFile[]) => void };

/** The pages of the paper that was signed by hand. */
export function SignPhotos({ place, photos, onChange }: SignPhotosProps): ReactNode {
  const m = useTexts(texts);
  const taking = usePhotoTaking(place, photos, onChange);
  const [urls, setUrls] = useState<Readonly<Record<string, string | null>>>({});
  const seen = useCallback((id: string, url: string | null) => setUrls((before) => ({ ...before, [id]: url })), []);
  const shown = photos.map(({ id }, index) => ({ id, url: urls[id] ?? null, name: m.page(index + 1), remove: m.remove(index + 1) }));
  return (
    <>
      {photos.map((file) => <Address key={file.id} place={place} file={file} onSeen={seen} />)}
      <PhotoField label={m.label} help={m.help} optional photos={shown} most={MOST_PHOTOS} busy={taking.busy ? m.busy : null} said={taking.said} error={taking.problem} words={{ take: m.take, choose: m.choose, full: m.full }} onChoose={taking.choose} onRemove={taking.remove} />
    </>
  );
}

/** Tells where one photo can be seen; it comes from this device's own disk, also after a restart. */
function Address({ place, file, onSeen }: { readonly place: PhotoPlace; readonly file: AgreementFile; readonly onSeen: (id: string, url: string | null) => void }): ReactNode {
  const { url } = usePhoto(place, file);
  useEffect(() => onSeen(file.id, url), [file.id, url, onSeen]);
  return null;
}
