import { FluxContext } from '../flux/FluxContext';
import { ImageRegistry } from './ImageRegistry';

/** Commits to `main`, and gives the new head. */
export type CommitToMain = (input: {
  message: string;
  author: { name: string; email: string };
  files: Record<string, string>;
}) => string;

/** What the image controllers need beside what every controller has. */
export type ImageContext = FluxContext & {
  registry: ImageRegistry;
  /** Absent where nobody may push: automations then say so. */
  commit?: CommitToMain;
};
