"""What kind of volume a folder lies on: SQLite's write-ahead log needs one host."""

from __future__ import annotations

from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_REMOTE = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "vboxsf", "afpfs", "ceph"}
_SYNCED = ("dropbox", "onedrive", "icloud", "google drive", "nutstore", "坚果云", "百度网盘", "微云")


def is_local(folder: Path) -> bool:
    """Tell whether every process that opens files here runs on this machine."""
    return file_system(folder) not in _REMOTE


def file_system(folder: Path) -> str:
    """Name the file system of a folder, empty where the system does not say."""
    try:
        mounts = _MOUNTS.read_bytes().decode(errors="surrogateescape").split("\n")
    except OSError:
        return ""
    place, best, kind = folder.resolve(), -1, ""
    for line in mounts:
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        point = Path(fields[4].replace("\\040", " "))
        if len(point.parts) > best and place.is_relative_to(point):
            best, kind = len(point.parts), after.split(" ")[0]
    return kind


def is_synced(folder: Path) -> bool:
    """Tell whether the folder's path looks like one that a cloud service copies."""
    parts = [part.lower() for part in folder.resolve().parts]
    return any(name in part for part in parts for name in _SYNCED)
