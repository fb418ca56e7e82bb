import { Component, type ReactNode } from 'react';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { EmptyState } from '#ui/Section.tsx';

type Props = { readonly children: ReactNode; readonly at: string };
type State = { readonly crashedAt: string | null };

/** React knows error boundaries as classes only. Going to another screen leaves the crashed one behind. */
export class CrashBoundary extends Component<Props, State> {
  override state: State = { crashedAt: null };

  static getDerivedStateFromError(): Partial<State> {
    return { crashedAt: '' };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    if (state.crashedAt === '') return { crashedAt: props.at };
    return state.crashedAt !== null && state.crashedAt !== props.at ? { crashedAt: null } : null;
  }

  override render(): ReactNode {
    return this.state.crashedAt === null ? this.props.children : <Crashed />;
  }
}

function Crashed(): ReactNode {
  const m = useMessages().shell.crashed;
  return <main><EmptyState title={m.title} action={<Button onClick={() => location.reload()}>{m.reload}</Button>}>{m.text}</EmptyState></main>;
}
