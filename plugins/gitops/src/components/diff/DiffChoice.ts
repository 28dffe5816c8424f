/** How comparisons are shown. */
export type DiffChoice = {
  layout: 'unified' | 'split';
  /** Also what nobody wrote. */
  noise: boolean;
};
