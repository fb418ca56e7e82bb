import { Camera, ImagePlus, X } from 'lucide-react';
import { useId, useRef, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Optional } from './FieldFrame.tsx';
import { Progress } from './Progress.tsx';
import css from './PhotoField.module.css';

export type FieldPhoto = { readonly id: string; /** What a screen reader says of it. */ readonly name: string; /** Null: not shown yet. */ readonly url: string | null; readonly remove: string };
type PhotoFieldProps = {
  readonly label: string;
  readonly help: string;
  readonly error?: string | null;
  readonly optional?: boolean;
  readonly photos: readonly FieldPhoto[];
  readonly most: number;
  /** Said while one is being made ready; null: none is. */
  readonly busy: string | null;
  /** Said by screen readers when photos came or went. */
  readonly said: string;
  readonly words: { readonly take: string; readonly choose: string; readonly full: string };
  readonly onChoose: (files: readonly File[]) => void;
  readonly onRemove: (id: string) => void;
};

/** Pages photographed with the camera or chosen from the phone, each to be seen and removed. The platform's own file control stays hidden: its words follow the browser's language, not ours. */
export function PhotoField({ label, help, error, optional, photos, most, busy, said, words, onChoose, onRemove }: PhotoFieldProps): ReactNode {
  const id = useId();
  const group = useRef<HTMLDivElement>(null);
  const isFull = photos.length >= most;
  // The button that was pressed is gone with its photo: the keyboard stays where it was.
  const remove = (photo: string): void => {
    group.current?.focus();
    onRemove(photo);
  };
  return (
    <div ref={group} tabIndex={-1} className={css.field} role="group" aria-labelledby={id} aria-describedby={`${id}-help`}>
      <h3 id={id} className={css.label}>{label}<Optional show={optional} /></h3>
      <p id={`${id}-help`} className={css.help}>{help}</p>
      {photos.length === 0 ? null : <ul role="list" className={css.photos}>{photos.map((photo) => <Photo key={photo.id} photo={photo} busy={busy !== null} onRemove={() => remove(photo.id)} />)}</ul>}
      {busy === null ? null : <Progress label={busy} />}
      {error ? <p role="alert" className={css.error}>{error}</p> : null}
      {isFull ? <p className={css.help}>{words.full}</p> : (
        <div className={css.acts}>
          <Pick label={words.take} icon={<Camera aria-hidden="true" />} busy={busy !== null} camera onChoose={onChoose} />
          <Pick label={words.choose} icon={<ImagePlus aria-hidden="true" />} busy={busy !== null} onChoose={onChoose} />
        </div>
      )}
      <p role="status" className={css.said}>{said}</p>
    </div>
  );
}

function Photo({ photo: { name, url, remove }, busy, onRemove }: { readonly photo: FieldPhoto; readonly busy: boolean; readonly onRemove: () => void }): ReactNode {
  return (
    <li className={css.photo}>
      {url === null ? <div className={css.blank} role="img" aria-label={name} /> : <img className={css.picture} src={url} alt={name} />}
      <Button className={css.remove} busy={busy} icon={<X aria-hidden="true" />} aria-label={remove} onClick={onRemove} />
    </li>
  );
}

type PickProps = { readonly label: string; readonly icon: ReactNode; readonly busy: boolean; /** Opens the camera where there is one. */ readonly camera?: boolean; readonly onChoose: (files: readonly File[]) => void };

/** Phones turn what they alone can read into JPEG where pictures are asked for. */
function Pick({ label, icon, busy, camera, onChoose }: PickProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const chosen = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void => {
    const files = [...(currentTarget.files ?? [])];
    // The same one can be chosen again.
    currentTarget.value = '';
    if (files.length > 0) onChoose(files);
  };
  return (
    <>
      <Button icon={icon} busy={busy} onClick={() => input.current?.click()}>{label}</Button>
      <input ref={input} type="file" accept="image/*" hidden multiple={!camera} capture={camera ? 'environment' : undefined} onChange={chosen} />
    </>
  );
}
