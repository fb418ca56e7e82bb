import { ChevronDown } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { classes } from './classes.ts';
import type { ComboFieldProps } from './ComboField.tsx';
import { comboSearch, type ComboItem } from './comboSearch.ts';
import { FieldFrame, useWiring } from './FieldFrame.tsx';
import { useControlWords } from './words.tsx';
import css from './ComboField.module.css';
import field from './Field.module.css';

const NEW = 'new:';

/** Loaded by `ComboField`. What is typed stays even if nothing matches: the form decides what it means. */
export function ComboBoxField(props: ComboFieldProps): ReactNode {
  const words = useControlWords();
  const wiring = useWiring(props);
  const { text, matches, options, pick, type } = useCombo(props);
  return (
    <I18nProvider locale={document.documentElement.lang}>
      <FieldFrame framing={props} wiring={wiring}>
        <ComboBox aria-label={props.label} allowsCustomValue allowsEmptyCollection menuTrigger="focus" items={options} value={props.value} inputValue={text} onInputChange={type} onChange={pick} isInvalid={Boolean(props.error)}>
          <div className={css.box}>
            <Input {...wiring.control} aria-label={props.label} className={classes(field.input, css.input)} placeholder={props.placeholder} autoComplete="off" />
            <Button className={css.open ?? ''}><ChevronDown aria-hidden="true" /></Button>
          </div>
          <Popover className={css.popover ?? ''}>
            <ListBox<ComboItem> className={css.list ?? ''} renderEmptyState={() => <p className={css.more}>{words.noMatch}</p>}>{optionView}</ListBox>
            {matches.more > 0 ? <p className={css.more}>{words.moreMatches(matches.more)}</p> : null}
          </Popover>
        </ComboBox>
      </FieldFrame>
    </I18nProvider>
  );
}

function optionView(item: ComboItem): ReactNode {
  return (
    <ListBoxItem id={item.id} textValue={item.label} className={css.item ?? ''}>
      <Text slot="label">{item.label}</Text>
      {item.detail ? <Text slot="description" className={css.detail ?? ''}>{item.detail}</Text> : null}
    </ListBoxItem>
  );
}

function useCombo({ items, value, onChange, search, offerNew, onText, initialText }: ComboFieldProps) {
  const picked = items.find((item) => item.id === value);
  const [typed, setTyped] = useState(initialText ?? '');
  const justPicked = useRef<string | null>(null);
  const text = picked?.label ?? typed;
  const query = useDeferredValue(picked ? '' : text);
  const find = useMemo(() => search ?? comboSearch(items), [search, items]);
  const matches = useMemo(() => find(query), [find, query]);
  const offered = offerNew && query.trim() ? [{ id: NEW, label: offerNew.label(query.trim()) }] : [];
  const missing = picked && !matches.shown.includes(picked) ? [picked] : [];
  const type = (next: string) => {
    // React Aria repeats the picked option's words as input; that is no typing.
    if (next === justPicked.current || next === text) return;
    justPicked.current = null;
    if (value !== null) onChange(null);
    setTyped(next);
    onText?.(next);
  };
  const pick = (key: unknown) => {
    if (typeof key !== 'string') return;
    const fresh = key === NEW ? typed.trim() : null;
    justPicked.current = fresh === null ? (items.find((item) => item.id === key)?.label ?? null) : (offerNew?.label(fresh) ?? null);
    if (fresh === null) onChange(key);
    else offerNew?.onPick(fresh);
  };
  return { text, matches, options: [...missing, ...matches.shown, ...offered], pick, type };
}
