import { commands, Disposable } from 'vscode';

/** A condition for menus and keys, false at first and at the end. */
export interface ContextKey {
  readonly set: (isSo: boolean) => void;
  readonly end: Disposable;
}

/** `name` is what `when` clauses in `package.json` ask for. */
export function createContextKey(name: string): ContextKey {
  let isSaid = false;
  const set = (isSo: boolean): void => {
    if (isSo === isSaid) return;
    isSaid = isSo;
    void commands.executeCommand('setContext', name, isSo);
  };
  return {
    set,
    end: new Disposable(() => {
      set(false);
    }),
  };
}
