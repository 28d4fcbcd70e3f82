import { controlIdentity, isReadable, type Manifest, type Platform, rowPath } from '../model/index.ts';

interface Place {
  readonly platform: Platform;
  /** Every check of the platform. */
  readonly catalogue: readonly Manifest[];
}

const place = ({ place }: Manifest, platform: Platform): string => rowPath(place.path, platform);

/** Whether the person has had it watched themselves; what is told of it is over then. */
export const watches = {
  /** A row: something on its page is watched because they wished so. */
  row(path: string | null, { platform, catalogue }: Place): boolean {
    if (path === null) return false;
    return catalogue.some((check) => isTheirs(check) && place(check, platform) === rowPath(path, platform));
  },
  /** A control: its page says that it is a check's, or a check was made of it since. */
  control(
    page: string,
    control: { readonly key: string | null; readonly label: string; readonly check: string | null },
    { platform, catalogue }: Place,
  ): boolean {
    if (control.check !== null) return true;
    const name = controlIdentity(control);
    return catalogue.some((check) => {
      if (!isReadable(check) || !isTheirs(check)) return false;
      if (place(check, platform) !== rowPath(page, platform)) return false;
      const { keys, labels } = check.control;
      return (
        keys.some(({ attribute, value }) => control.key === `${attribute}=${value}`) ||
        labels.some(({ text }) => controlIdentity({ key: null, label: text }) === name)
      );
    });
  },
};

/** A check that came about by their wish to have something watched. */
const isTheirs = ({ id, platform }: Manifest): boolean =>
  platform.startsWith('own-') || id.startsWith(`${platform}.own-`);
