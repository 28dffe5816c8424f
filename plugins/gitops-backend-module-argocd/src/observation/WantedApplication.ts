/** An Application to be read singly. */
export type WantedApplication = {
  key: string;
  namespace: string;
  name: string;
  project?: string;
};
