import useMediaQuery from '@material-ui/core/useMediaQuery';

/** The widest window in which what stands side by side is put below each other, as a media query. */
export const narrowWindow = '(max-width: 640px)';

/** Whether the window has the width of a phone, which the drawer then takes whole. */
export function useNarrow(): boolean {
  return useMediaQuery(narrowWindow, { noSsr: true });
}
