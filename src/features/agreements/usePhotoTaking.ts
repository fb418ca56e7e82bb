import { useState } from 'react';
import { engine } from '#app/engine.ts';
import type { PhotoPlace } from '#app/photoApi.ts';
import type { AgreementFile } from '#domain/agreement.ts';
import { photos as texts } from '#messages/later/photos.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { refusedWords } from './refusedWords.ts';

/** As many pages as go with one signature. */
export const MOST_PHOTOS = 4;

export type PhotoTaking = {
  readonly busy: boolean;
  /** Why a picture was not taken, as a sentence. */
  readonly problem: string | null;
  /** How many there are by now, to be said once that changed. */
  readonly said: string;
  choose(files: readonly File[]): void;
  remove(id: string): void;
};

/** Makes chosen pictures small and keeps them sealed on this device, one after the other; `onChange` gets those there are then. */
export function usePhotoTaking(place: PhotoPlace, photos: readonly AgreementFile[], onChange: (photos: readonly AgreementFile[]) => void): PhotoTaking {
  const [m, all] = [useTexts(texts), useMessages()];
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const changed = (now: readonly AgreementFile[]): void => {
    setSaid(now.length === 0 ? m.none : m.added(now.length));
    onChange(now);
  };
  const keep = async (file: File): Promise<AgreementFile | string> => {
    const small = await import('#app/smallPicture.ts').then(({ smallPicture }) => smallPicture(file), () => ({ ok: false, refusal: 'failed' }) as const);
    if (!small.ok) return m.problems[small.refusal];
    const kept = await engine().keepPhoto(place, small.value).catch(() => ({ ok: false, refusal: 'not-saved' }) as const);
    return kept.ok ? kept.value : refusedWords(all, {}, kept.refusal);
  };
  const choose = async (files: readonly File[]): Promise<void> => {
    setBusy(true);
    setProblem(null);
    let now = photos;
    for (const file of files.slice(0, MOST_PHOTOS - photos.length)) {
      const kept = await keep(file);
      if (typeof kept === 'string') setProblem(kept);
      else changed(now = [...now, kept]);
    }
    setBusy(false);
  };
  const remove = (id: string): void => {
    setProblem(null);
    changed(photos.filter((photo) => photo.id !== id));
    // What stays by a mistake is gone after a day.
    void engine().dropPhoto(id).catch(() => undefined);
  };
  return { busy, problem, said, choose: (files) => void choose(files), remove };
}
