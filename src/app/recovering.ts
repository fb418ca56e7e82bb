import { refuse, type Result } from '#base/result.ts';
import type { AppRefusal } from './api.ts';
import type { EngineDeps } from './deps.ts';
import { fetched } from './fetched.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { RecoveryApi } from './recoveryApi.ts';
import type { SheetDeps } from './sheets.ts';

/** Recovery sheets, bringing members back, and what hangs on a device; the code comes when it is asked for. */
export function recovering(deps: EngineDeps, life: Lifecycle): Pick<RecoveryApi, 'makeSheet' | 'withdrawSheets' | 'readmit' | 'wouldBeLost'> {
  const withHub = async <T>(act: (at: SheetDeps) => Promise<Result<T, AppRefusal>>): Promise<Result<T, AppRefusal>> => {
    const open = life.open();
    if (!open) return refuse('not-unlocked');
    const { line } = await open.space;
    if (!line.connection) return refuse('demo-has-no-hub');
    await line.settled();
    return act({ deps, unlocked: open.unlocked, connection: line.connection });
  };
  const sheets = () => fetched(import('./sheets.ts'));
  return {
    async makeSheet() {
      const code = await sheets();
      return code.ok ? withHub(code.value.makeSheet) : code;
    },
    async withdrawSheets() {
      const code = await sheets();
      return code.ok ? withHub(code.value.withdrawSheets) : code;
    },
    async readmit(input) {
      const code = await fetched(import('./readmitting.ts'));
      return code.ok ? withHub((at) => code.value.readmit(at, input)) : code;
    },
    async wouldBeLost(devices, how) {
      const code = await fetched(import('./losing.ts'));
      return code.ok ? code.value.lossOf(deps.database, devices, how) : null;
    },
  };
}
