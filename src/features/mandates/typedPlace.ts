import { placeKindOf } from '#domain/council.ts';
import { places } from '#domain/places.ts';
import { fold } from '#domain/search.ts';
import { withPlace, type MandateForm } from './mandateForm.ts';

/** The form with its place picked where what was typed is exactly one place's name: nobody has to pick what they spelt out. */
export function withTypedPlace(form: MandateForm): MandateForm {
  const typed = fold(form.placeText);
  if (form.body === null || form.place !== null || typed === '') return form;
  const kind = placeKindOf(form.body);
  const [found, another] = places.filter((one) => one.kind === kind && (fold(one.name) === typed || fold(one.title) === typed));
  return found && !another ? withPlace(form, found.key) : form;
}
