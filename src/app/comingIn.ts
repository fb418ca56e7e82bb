import { refuse } from '#base/result.ts';
import type { Engine } from './api.ts';
import type { EngineDeps } from './deps.ts';
import { fetched } from './fetched.ts';
import { checkJoining, isLongEnough } from './inputs.ts';
import type { JoinAttempts } from './joining.ts';
import type { Lifecycle } from './lifecycle.ts';
import { openingCode } from './openingCode.ts';
import type { RecoveryApi } from './recoveryApi.ts';

/** Into an association by an invite's link or a recovery sheet, or on from where an earlier start stopped; the code comes when it is needed. */
export function comingIn(deps: EngineDeps, life: Lifecycle): Pick<Engine, 'join'> & Pick<RecoveryApi, 'recover' | 'finishJoining'> {
  const attempts: JoinAttempts = new Map();
  const door = () => {
    // What the joined app needs next loads meanwhile; where it does not come now it is asked for again then.
    openingCode();
    return fetched(import('./joinDoor.ts'));
  };
  return {
    async join(input) {
      const checked = checkJoining(input);
      if (!checked.ok) return checked;
      if (!life.isEmpty()) return refuse('not-allowed');
      const { link, passphrase, ...named } = checked.value;
      const code = await door();
      return code.ok ? code.value.comeIn(deps, life, attempts, { sheet: { link }, passphrase, named }) : code;
    },
    async recover({ sheet, passphrase, deviceName }) {
      if (!isLongEnough(passphrase)) return refuse('passphrase-too-short');
      if (!life.isEmpty()) return refuse('not-allowed');
      const code = await door();
      return code.ok ? code.value.comeIn(deps, life, attempts, { sheet, passphrase, named: { ownName: '', ...(deviceName ? { deviceName } : {}) } }) : code;
    },
    async finishJoining(passphrase) {
      const row = life.joining();
      if (!row) return refuse('not-allowed');
      const code = await door();
      return code.ok ? code.value.goOn(deps, life, row, passphrase) : code;
    },
  };
}
