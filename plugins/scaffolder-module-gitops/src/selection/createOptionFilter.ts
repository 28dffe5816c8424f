/**
 * Which options a combo box shows for what is typed in it: those that contain it, and all while it is one of
 * them, as somebody who opens a field that is filled in looks for another one.
 */
export function createOptionFilter(
  names: readonly string[],
): (option: { label: string }, typed: string) => boolean {
  return ({ label }, typed) =>
    names.includes(typed) || label.toLowerCase().includes(typed.toLowerCase());
}
