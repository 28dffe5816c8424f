import { useBoardStyles } from '../useBoardStyles';
import { useFactStyles } from '../useFactStyles';

/** Images, each in its line. */
export function ImageList(props: { images: readonly string[] }) {
  const classes = useFactStyles();
  const board = useBoardStyles();
  return (
    <ul className={classes.plainList}>
      {props.images.map(image => (
        <li key={image} className={board.monospace}>
          {image}
        </li>
      ))}
    </ul>
  );
}
