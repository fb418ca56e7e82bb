import { useState, type ReactNode } from 'react';
import { run } from '#app/engine.ts';
import type { Command } from '#domain/command.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { showToast } from '#ui/toasts.ts';

type RenameDialogProps = { readonly title: string; readonly label: string; readonly name: string; readonly command: (name: string) => Command; readonly onClose: () => void };

/** Names a member or a device anew; works without the hub like every change of a record, and can be undone. */
export function RenameDialog({ title, label, name, command, onClose }: RenameDialogProps): ReactNode {
  const m = useMessages();
  const [typed, setTyped] = useState(name);
  const [refused, setRefused] = useState<{ readonly refusal: string; readonly detail?: string } | null>(null);
  const save = async (): Promise<void> => {
    const done = await run(command(typed));
    if (!done.ok) return setRefused(done);
    const { undo } = done.value;
    showToast(m.team.member.renamed, undo ? () => void run(undo) : undefined);
    onClose();
  };
  return (
    <Dialog open title={title} onClose={onClose}>
      <Form onSubmit={() => void save()}>
        <Field label={label} value={typed} onChange={setTyped} error={refused ? refusalWords(m, { refusal: refused.refusal }) : null} maxLength={120} autoFocus />
        <Button kind="primary" type="submit" wide>{m.common.save}</Button>
      </Form>
    </Dialog>
  );
}
