import { useState, type ReactNode } from 'react';
import { today } from '#app/clock.ts';
import type { ContactId } from '#base/ids.ts';
import type { Command } from '#domain/command.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { Fields } from '#ui/Fields.tsx';
import { ConsentFields, filledConsent, type ConsentInput } from './ConsentFields.tsx';

type WithdrawProps = { readonly id: ContactId; readonly act: (command: Command, said?: string) => Promise<boolean> };

/** Takes a permission back; asks once, because what only it allowed is emptied. */
export function WithdrawConsent({ id, act }: WithdrawProps): ReactNode {
  const m = useMessages().contacts.consent;
  const [input, setInput] = useState<ConsentInput | null>(null);
  const withdraw = () => {
    const consent = filledConsent({ way: input?.way ?? 'spoken', on: input?.on ?? today() });
    if (consent) void act({ do: 'withdrawConsent', id, consent }, m.withdrawn);
  };
  return (
    <>
      <Button onClick={() => setInput({ way: 'spoken', on: today() })}>{m.withdraw}</Button>
      {input ? (
        <ConfirmDialog open danger title={m.withdraw} confirm={m.withdraw} onConfirm={withdraw} onClose={() => setInput(null)}>
          <Fields>
            <p>{m.withdrawText}</p>
            <ConsentFields value={input} onChange={setInput} errors={{}} />
          </Fields>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
