import { placeKindOf, withPlace, type Picking } from './council.ts';
import { places } from './places.ts';
import { fold } from './search.ts';

/** The form with its place picked where what was typed is exactly one place's name: nobody has to pick what they spelt out. */
export function withTypedPlace<Form extends Picking>(form: Form): Form {
  const typed = fold(form.placeText);
  if (form.body === null || form.place !== null || typed === '') return form;
  const kind = placeKindOf(form.body);
  const [found, another] = places.filter((one) => one.kind === kind && (fold(one.name) === typed || fold(one.title) === typed));
  return found && !another ? withPlace(form, found.key) : form;
}
