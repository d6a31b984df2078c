"""A session with Python's ftplib: session.py HOST PORT USER PASSWORD SEED. It asserts as it goes, and prints "done"."""

import ftplib
import hashlib
import io
import random
import sys

host, port, user, password, seed = sys.argv[1:6]
chance = random.Random(int(seed))


def connect():
    ftp = ftplib.FTP(encoding="utf-8")
    ftp.connect(host, int(port), timeout=30)
    assert ftp.getwelcome().startswith("220"), ftp.getwelcome()
    ftp.login(user, password)
    return ftp


def sha(data):
    return hashlib.sha256(data).hexdigest()


def fetch(ftp, name, **options):
    parts = []
    ftp.retrbinary("RETR " + name, parts.append, **options)
    return b"".join(parts)


def refused(code, action, *arguments):
    try:
        answer = action(*arguments)
    except ftplib.Error as refusal:
        assert str(refusal).startswith(code), (code, arguments, refusal)
    else:
        raise AssertionError((code, arguments, answer))


def names(ftp):
    for name in ['plain', 'two words', 'quo"te', "über", "日本語", "-l", "a;b", " lead", "trail "]:
        assert ftp.mkd(name) == "/" + name, name
        ftp.cwd(name)
        assert ftp.pwd() == "/" + name, name
        ftp.cwd("..")
        assert dict(ftp.mlsd())[name]["type"] == "dir", name
        assert name in ftp.nlst(), name
        ftp.rmd(name)
    assert ftp.pwd() == "/"


def transfers(ftp, passive):
    ftp.set_pasv(passive)
    for size in [0, 1, 65535, 65536, 65537, 1000003]:
        data = chance.randbytes(size)
        assert ftp.storbinary("STOR data", io.BytesIO(data)).startswith("226")
        assert sha(fetch(ftp, "data")) == sha(data), size
        assert ftp.size("data") == size
        half = size // 2
        assert sha(fetch(ftp, "data", rest=half)) == sha(data[half:]), size
        ftp.storbinary("STOR data", io.BytesIO(data[half:]), rest=half)
        ftp.storbinary("APPE data", io.BytesIO(b"tail"))
        assert sha(fetch(ftp, "data")) == sha(data + b"tail"), size
    ftp.delete("data")


def lines(ftp):
    text = ["one", "", "three ", "\tfour", "ünf"]
    ftp.storlines("STOR text", io.BytesIO("\r\n".join(text).encode() + b"\n"))
    got = []
    ftp.retrlines("RETR text", got.append)
    assert got == text, got
    assert fetch(ftp, "text") == "\n".join(text).encode() + b"\n"
    ftp.delete("text")


def listings(ftp):
    ftp.mkd("many")
    for number in range(150):
        ftp.storbinary("STOR many/f%03d" % number, io.BytesIO(b"x" * number))
    expected = ["f%03d" % number for number in range(150)]
    assert sorted(name.split("/")[-1] for name in ftp.nlst("many")) == expected
    facts = dict(ftp.mlsd("many", facts=["type", "size"]))
    files = {name: fact for name, fact in facts.items() if fact["type"] == "file"}
    assert sorted(files) == expected
    assert all(int(files["f%03d" % number]["size"]) == number for number in range(150))
    shown = []
    ftp.cwd("many")
    ftp.dir(shown.append)
    assert sorted(line.split()[-1] for line in shown) == expected
    for name in expected:
        ftp.delete(name)
    assert ftp.nlst() == []
    ftp.cwd("/")
    ftp.rmd("many")


def refusals(ftp):
    refused("550", ftp.cwd, "missing")
    refused("550", ftp.delete, "missing")
    refused("550", ftp.rmd, "missing")
    refused("550", ftp.size, "missing")
    refused("550", fetch, ftp, "missing")
    refused("550", ftp.rename, "missing", "other")
    refused("503", ftp.sendcmd, "RNTO other")
    refused("500", ftp.sendcmd, "WHAT")
    refused("530", connect().login, user, "wrong")
    assert ftp.voidcmd("NOOP").startswith("200")


def renaming(ftp):
    ftp.storbinary("STOR before", io.BytesIO(b"text"))
    ftp.mkd("here")
    ftp.rename("before", "here/after")
    assert fetch(ftp, "here/after") == b"text"
    ftp.rename("here", "there")
    ftp.delete("there/after")
    ftp.rmd("there")


def aborting(ftp):
    ftp.storbinary("STOR big", io.BytesIO(bytes(20_000_000)))
    for passive in [True, False]:
        ftp.set_pasv(passive)
        with ftp.transfercmd("RETR big") as data:
            assert data.recv(1000)
            answer = ftp.abort()
            assert answer[:3] in ("225", "226", "426"), answer
        if answer.startswith("426"):
            assert ftp.getresp().startswith("226")
        assert ftp.voidcmd("NOOP").startswith("200")
    assert len(fetch(ftp, "big")) == 20_000_000
    ftp.delete("big")


def together():
    sessions = [connect() for _ in range(10)]
    for number, ftp in enumerate(sessions):
        ftp.mkd("d%d" % number)
        ftp.cwd("d%d" % number)
    for number, ftp in enumerate(sessions):
        ftp.storbinary("STOR mine", io.BytesIO(b"%d" % number))
    for number, ftp in enumerate(sessions):
        assert fetch(ftp, "mine") == b"%d" % number
        ftp.delete("mine")
        ftp.rmd("/d%d" % number)
        assert ftp.quit().startswith("221")


ftp = connect()
names(ftp)
transfers(ftp, passive=True)
transfers(ftp, passive=False)
ftp.set_pasv(True)
lines(ftp)
listings(ftp)
refusals(ftp)
renaming(ftp)
aborting(ftp)
together()
left = [name for name, _ in connect().mlsd() if name not in (".", "..")]
assert left == [], left
assert ftp.quit().startswith("221")
print("done")
