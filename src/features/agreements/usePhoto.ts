import { useEffect, useState } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { PhotoPlace, PhotoState, Picture } from '#app/photoApi.ts';
import type { AgreementFile } from '#domain/agreement.ts';

/** While a photo is still on somebody else's device it is asked for again now and then. */
const AGAIN_MS = 5_000;

/** A photo as far as it is here, and its address once it is; each step is asked for while somebody looks. One photo for as long as it is shown. */
export function usePhoto({ agreement, desk }: PhotoPlace, file: AgreementFile): { readonly state: PhotoState | null; readonly url: string | null } {
  const [wanted] = useState(file);
  const touched = useLive((live) => live.agreementsTouched);
  const connection = useLive((live) => live.status.connection);
  const [state, setState] = useState<PhotoState | null>(null);
  const [picture, setPicture] = useState<Picture | null>(null);
  const isDone = state?.at === 'whole' && state.receipt === 'hub';
  useEffect(() => {
    if (isDone) return undefined;
    let stale = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const next = await engine().photo({ agreement, desk }, wanted).catch(() => null);
      if (stale || !next) return;
      setState(next);
      if (next.at === 'whole') setPicture((before) => before ?? next.picture);
      if (next.at === 'coming') return ask();
      if (next.at === 'not-there') timer = setTimeout(() => void ask(), AGAIN_MS);
    };
    void ask();
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [agreement, desk, wanted, touched, connection, isDone]);
  return { state, url: usePictureUrl(picture) };
}

/** Only kinds that are pictures: the record's word on it is anybody's of the desk. */
const kinds = ['image/webp', 'image/jpeg', 'image/png'];

function usePictureUrl(picture: Picture | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!picture) return undefined;
    const made = URL.createObjectURL(new Blob([picture.bytes], { type: kinds.includes(picture.type) ? picture.type : 'image/jpeg' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return url;
}
