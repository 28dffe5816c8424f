/** What Events told about one object: of each sort the newest. Times are ISO 8601, of the controller's clock. */
export type DriftEvidence = {
  /** Of the object they are about: another one of the same name has no share in them. */
  uid?: string;
  detected?: {
    /** The first time in a row, over several Events. */
    first: string;
    /** The first time of the newest Event. */
    ownFirst: string;
    last: string;
    message: string;
    /** It was not told again for longer than several looks take. */
    isSilent: boolean;
  };
  corrected?: { last: string; message: string };
  /** Correcting it was tried and failed. */
  uncorrected?: { last: string; message: string };
  /** What a Kustomization changed in the cluster. */
  applied?: { last: string; message: string };
};
