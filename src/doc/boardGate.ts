import { samePlain } from '#domain/change.ts';
import { isBoardKind, type Plain, type Write } from '#domain/write.ts';
import { committeeShape, eventFieldShape, removalIn } from './calendarShapes.ts';
import { isName, isPlainObject } from './plain.ts';
import { guideShape } from './shapes.ts';

/**
 * Whether writes may go onto the open board: only what the kinds that lie there are made of, each value exactly as it is read again. The rules have decided so
 * before; this is the second lock on the same door, for what lies on the board is read by everybody.
 */
export function mayLieOnBoard(writes: readonly Write[]): boolean {
  return writes.every((write) => {
    if (!isBoardKind(write.kind) || write.make === 'append' || !isName(write.id) || write.id.length > MOST_ID) return false;
    const said = write.make === 'change' ? [[write.field, write.value] as const] : Object.entries(write.born);
    return said.every(([field, value]) => isRead(write.kind, field, value));
  });
}

function isRead(kind: Write['kind'], field: string, value: Plain): boolean {
  if (kind === 'guide') return field === 'points' && samePlain(anyGuide.points.read(value) as unknown as Plain | undefined, value);
  if (kind === 'event' && field === 'standing' && removalIn(value)) return isRemoval(value);
  const shape = kind === 'event' ? eventFieldShape(field) : Object.hasOwn(committeeShape, field) ? committeeShape[field as keyof typeof committeeShape] : undefined;
  return shape !== undefined && samePlain(shape.read(value) as Plain | undefined, value);
}

/** Edit ids and nothing else: no text finds room among them. */
function isRemoval(value: Plain): boolean {
  return isPlainObject(value) && Object.keys(value).every((part) => part === 'removed' || ((part === 'undone' || part === 'moved') && value[part] === true)) && (removalIn(value) ?? []).every((id) => isName(id) && id.length === EDIT_ID_LETTERS) && samePlain(value['removed'], removalIn(value));
}

/** Ids are random, or made of a hash: words find no room in them. */
const MOST_ID = 32;
/** 48 bits in base64url (base/ids.ts). */
const EDIT_ID_LETTERS = 8;
/** The guides differ in what stands there before anybody worded them, not in how they are read. */
const anyGuide = guideShape('candidacy');
