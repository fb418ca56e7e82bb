import { BOARD, TEAM, type CircleId } from '#base/ids.ts';
import { refuse, type Result } from '#base/result.ts';
import { openCircle, type Circle, type Received } from '#circle/circle.ts';
import { forgetCircle } from '#circle/leaving.ts';
import { openNextEpoch, type Begun, type NextEpoch, type NextRefusal } from '#circle/nextEpoch.ts';
import { NOT_BEGUN, type LogKey, type SaveRefusal } from '#circle/ports.ts';
import { storeReceived } from '#circle/storing.ts';
import { isSealed } from '#roster/entitled.ts';
import { circlesOf, epochOf } from '#roster/rights.ts';
import { importEpochKey } from '#seal/body.ts';
import type { Entry } from '#wire/entry.ts';
import { depsOf, epochHere, isStray, keyHere, logIn, placeOf, rawKey, rosterOf, type CirclesDeps, type Having, type Place } from './circlePlaces.ts';
import { openResting } from './resting.ts';

/** The circles of an unlocked device, each in the epoch this phone has begun: an app that starts offline opens what it has. */
export type Circles = {
  readonly team: Circle;
  readonly board: Circle;
  /** A desk or a mentorship, opened when it is first asked for. Null: this device does not belong to it, or its key or beginning is not here yet. Throws where the phone's storage does not answer. */
  open(id: CircleId): Promise<Circle | null>;
  /** Uses a circle. If it was not open before, it rests afterwards and is closed after a while (C-85): sixty desks are never in memory at once. */
  borrow<T>(id: CircleId, use: (circle: Circle) => Promise<T>): Promise<T | null>;
  /** The circles whose documents are open, those that rest as well. */
  opened(): readonly Circle[];
  /** The epoch this phone is in; `NOT_BEGUN` where there is nothing yet. */
  epochHere(id: CircleId): number;
  /** Every circle this phone has begun, in the epoch it is in. */
  logs(): readonly LogKey[];
  /** Whether this phone is in an epoch of the circle that only an abandoned list knows, until the circle's next one. */
  isStray(id: CircleId): boolean;
  /** Those of them that the hub takes entries for: not of an epoch that is over, nor of an abandoned list. */
  followed(): readonly LogKey[];
  /** Of a circle that is not open the entries are stored without opening it. */
  receive(log: LogKey, entries: readonly Entry[]): Promise<Received>;
  /** Begins the epoch that the roster names, whether the circle is open or not; nothing is written to it meanwhile. */
  advance(next: NextEpoch): Promise<Result<Begun, NextRefusal>>;
  /** Closes a circle this device no longer belongs to and deletes what is kept of it, with its keys (circle C-52). */
  leave(id: CircleId): Promise<Result<null, SaveRefusal>>;
  checkpoint(when: 'if-due' | 'now'): Promise<void>;
  close(): Promise<void>;
};

/** Opens the team and the board. Throws where the phone's storage does not answer. */
export async function openCircles(at: CirclesDeps): Promise<Circles> {
  const resting = openResting(at.deps.timer, (id) => void letGo(having, id));
  const having: Having = { ...at, places: new Map(), begun: new Map(), resting, closed: false };
  const known = new Set([TEAM, BOARD, ...circlesOf(at.unlocked.roster.current(), at.unlocked.keys.id)]);
  await Promise.all([...known].map(async (id) => having.begun.set(id, await at.store.begunEpoch(id))));
  const [team, board] = [await openAndKeep(having, TEAM), await openAndKeep(having, BOARD)];
  const logs = (): readonly LogKey[] => [...new Set([TEAM, BOARD, ...circlesOf(rosterOf(at), at.unlocked.keys.id)])].flatMap((id) => logIn(having, id));
  return {
    team,
    board,
    open: (id) => use(having, id),
    borrow: (id, use) => borrow(having, id, use),
    opened: () => [...having.places.values()].flatMap(({ circle }) => circle ?? []),
    epochHere: (id) => epochHere(having, id),
    logs,
    isStray: (id) => isStray(having, id),
    followed: () => logs().filter(({ circle, epoch }) => epoch === epochOf(rosterOf(at), circle) && !isStray(having, circle)),
    receive: (log, entries) => receive(having, log, entries),
    advance: (next) => advance(having, next),
    leave: (id) => leave(having, id),
    async checkpoint(when) {
      for (const { circle } of having.places.values()) await circle?.checkpoint(when);
    },
    close: () => closeAll(having),
  };
}

/** Inside the circle's turn. The team and the board are never without a document: before their beginning it is empty. */
async function openIn(having: Having, id: CircleId): Promise<Circle | null> {
  const place = placeOf(having, id);
  if (place.circle && place.users > 0) return place.circle;
  const belongs = circlesOf(rosterOf(having), having.unlocked.keys.id).includes(id);
  const isOurs = belongs && epochHere(having, id) !== NOT_BEGUN && rosterOf(having).circles.get(id)?.epoch !== undefined;
  // While it rested, this device may have lost its place in it, or hold another key.
  if (!isOurs || place.key !== rawKey(having, id)) await shut(having, id);
  if (!isOurs) return null;
  return place.circle ?? openAt(having, id);
}

async function openAt(having: Having, id: CircleId): Promise<Circle> {
  const key = rawKey(having, id);
  const opened = await openCircle({ ...depsOf(having, id), log: { circle: id, epoch: epochHere(having, id) }, key: key && (await importEpochKey(key)) });
  if (!opened.ok) throw new Error(opened.refusal);
  const place = placeOf(having, id);
  place.circle = opened.value;
  place.key = key;
  return opened.value;
}

/** The team and the board are in use from the start. */
async function openAndKeep(having: Having, id: CircleId): Promise<Circle> {
  placeOf(having, id).users += 1;
  return openAt(having, id);
}

async function use(having: Having, id: CircleId): Promise<Circle | null> {
  const place = placeOf(having, id);
  return place.turn(async () => {
    const circle = await openIn(having, id);
    if (!circle) return null;
    having.resting.wake(id);
    place.users += 1;
    return circle;
  });
}

async function borrow<T>(having: Having, id: CircleId, act: (circle: Circle) => Promise<T>): Promise<T | null> {
  const place = placeOf(having, id);
  const circle = await use(having, id);
  if (!circle) return null;
  try {
    return await act(circle);
  } finally {
    await giveBack(having, id, place);
  }
}

/** Whoever still uses a circle that was left meanwhile gives back a place that is none any more. */
async function giveBack(having: Having, id: CircleId, place: Place): Promise<void> {
  const surplus = await place.turn(async () => {
    place.users -= 1;
    if (place.users > 0 || !place.circle) return [];
    if (!having.closed) return having.resting.lay(id);
    await shut(having, id);
    return [];
  });
  // Outside of the circle's own turn: no two wait for each other.
  for (const other of surplus) await letGo(having, other);
}

async function letGo(having: Having, id: CircleId): Promise<void> {
  const place = placeOf(having, id);
  await place.turn(async () => {
    if (place.users === 0) await shut(having, id);
  });
}

/** Inside the circle's turn. */
async function shut(having: Having, id: CircleId): Promise<void> {
  having.resting.wake(id);
  const place = placeOf(having, id);
  const { circle } = place;
  place.circle = null;
  place.key = null;
  await circle?.close();
}

async function closeAll(having: Having): Promise<void> {
  having.closed = true;
  for (const [id, { turn }] of having.places) {
    await turn(async () => {
      const { users, circle } = placeOf(having, id);
      // What is in use takes nothing more, either.
      await (users > 0 ? circle?.close() : shut(having, id));
    });
  }
}

async function receive(having: Having, log: LogKey, entries: readonly Entry[]): Promise<Received> {
  const place = placeOf(having, log.circle);
  if (place.circle && place.users > 0) return place.circle.receive(entries);
  return place.turn(async () => {
    if (place.circle) return place.circle.receive(entries);
    const isHere = epochHere(having, log.circle) === log.epoch;
    return storeReceived({ ...depsOf(having, log.circle), log }, isHere ? entries : []);
  });
}

async function advance(having: Having, next: NextEpoch): Promise<Result<Begun, NextRefusal>> {
  const { circle: id, epoch } = next.log;
  const place = placeOf(having, id);
  return place.turn(async () => {
    const whole = { ...next, stray: isStray(having, id) };
    if (place.users === 0) await shut(having, id);
    const begun = place.circle ? await place.circle.advance(whole) : await beginUnopened(having, whole);
    if (begun.ok) having.begun.set(id, epoch);
    return begun;
  });
}

async function beginUnopened(having: Having, next: NextEpoch): Promise<Result<Begun, NextRefusal>> {
  const { circle: id } = next.log;
  const epoch = epochHere(having, id);
  const from = epoch === NOT_BEGUN ? null : { log: { circle: id, epoch }, key: await keyHere(having, id) };
  if (from && isSealed(id) && !from.key) return refuse('not-saved', 'the older epoch’s key is missing');
  return openNextEpoch({ ...depsOf(having, id), from }, next);
}

/** In the circle's turn, so that nothing of it is stored meanwhile; afterwards it has no epoch here that anything could be stored in. */
async function leave(having: Having, id: CircleId): Promise<Result<null, SaveRefusal>> {
  const place = placeOf(having, id);
  return place.turn(async () => {
    await shut(having, id);
    const { author, ...deps } = depsOf(having, id);
    const left = await forgetCircle({ ...deps, self: author.id, key: await keyHere(having, id) }, { circle: id, epoch: epochHere(having, id) });
    if (!left.ok) return left;
    having.begun.delete(id);
    having.unlocked.ring.forgetOlder(id, Infinity);
    having.places.delete(id);
    return left;
  });
}
