# Asks the name server of this network and knocks at addresses; runs in a container's network namespace.
# resolve.pl QUESTION... -- ADDRESS...   prints: q NUMBER HEX, k ADDRESS yes|no; nothing for what is not answered
# One process for all of them: questions are datagrams whose identifier is their number; an answer that does not
# fit into one is asked for again over TCP. Only some are under way at once, or their answers overflow the buffer
# of our own socket (212,992 bytes where nobody changed rmem_default, and each counts several times its length);
# a datagram may be lost all the same, so what stays without an answer is asked again. Nobody listens on port 1: a refusal comes from the address, so it is
# reached. A second, no more: looks are taken while faults are held too, and would hold them longer; three seconds
# each made swarm's gossip give a node up that was frozen, then cut off, a second each.
use strict;
use warnings;
use Errno qw(EINPROGRESS ECONNREFUSED);
use Fcntl qw(F_SETFL O_NONBLOCK);
use Socket;

my $server = $ENV{ASSAY_NAME_SERVER} || '127.0.0.11:53';
my ($host, $port) = split /:/, $server;
my $there = pack_sockaddr_in($port, inet_aton($host));
my (@questions, @addresses);
push @questions, pack('H*', shift @ARGV) while @ARGV && $ARGV[0] ne '--';
shift @ARGV;
@addresses = @ARGV;

sub stream {
  my ($address) = @_;
  socket(my $socket, PF_INET, SOCK_STREAM, 0) or return;
  fcntl($socket, F_SETFL, O_NONBLOCK);
  connect($socket, $address) or $!{EINPROGRESS} or return ($socket, $! + 0);
  return ($socket, 0);
}

sub answered {
  my ($number, $answer) = @_;
  print "q $number ", unpack('H*', $answer), "\n";
}

# What is waited for, by file number: how to go on when it can be read or written.
my (%reads, %writes, %sockets);
sub forget { my ($fd) = @_; delete $reads{$fd}; delete $writes{$fd}; delete $sockets{$fd}; }

sub over_tcp {
  my ($number) = @_;
  my ($socket, $error) = stream($there);
  return if !$socket || $error;
  my $fd = fileno $socket;
  my $got = '';
  $sockets{$fd} = $socket;
  $writes{$fd} = sub {
    delete $writes{$fd};
    return forget($fd) if !defined syswrite($socket, pack('n/a*', $questions[$number]));
    $reads{$fd} = sub {
      my $more = sysread($socket, $got, 65536, length $got);
      return forget($fd) if !$more;
      return if length $got < 2 || length $got < 2 + unpack('n', $got);
      answered($number, substr($got, 2, unpack('n', $got)));
      forget($fd);
    };
  };
}

my $abreast = 16;
my $again = 0.2;
my ($asking, %open, %answered);
my @waiting = (0 .. $#questions);

sub ask_more {
  while (@waiting && keys %open < $abreast) {
    my $number = shift @waiting;
    $open{$number} = 1;
    send($asking, $questions[$number], 0, $there);
  }
}

# Those under way go to the end of the queue: one name without an answer holds up no other.
sub ask_again {
  push @waiting, sort { $a <=> $b } keys %open;
  %open = ();
  ask_more();
}

if (@questions) {
  socket($asking, PF_INET, SOCK_DGRAM, 0) or die "no socket: $!\n";
  my $fd = fileno $asking;
  $sockets{$fd} = $asking;
  substr($questions[$_], 0, 2) = pack('n', $_) for 0 .. $#questions;
  ask_more();
  $reads{$fd} = sub {
    my $answer;
    return if !defined recv($asking, $answer, 65536, 0) || length $answer < 12;
    my ($number, $flags) = unpack('nn', $answer);
    return if $number > $#questions || $answered{$number}++;
    delete $open{$number};
    @waiting = grep { $_ != $number } @waiting;
    ($flags & 0x0200) ? over_tcp($number) : answered($number, $answer);
    ask_more();
    forget($fd) if !%open && !@waiting;
  };
}

for my $address (@addresses) {
  my ($socket, $error) = stream(pack_sockaddr_in(1, inet_aton($address)));
  if (!$socket || $error) {
    print "k $address ", $socket && $error == ECONNREFUSED ? 'yes' : 'no', "\n";
    next;
  }
  my $fd = fileno $socket;
  $sockets{$fd} = $socket;
  $writes{$fd} = sub {
    my $said = unpack('i', getsockopt($socket, SOL_SOCKET, SO_ERROR));
    print "k $address ", $said == 0 || $said == ECONNREFUSED ? 'yes' : 'no', "\n";
    forget($fd);
  };
}

sub bits { my $bits = ''; vec($bits, $_, 1) = 1 for @_; return $bits; }

my $left = 1.0;
my $turn = $again;
while ((%reads || %writes) && $left > 0) {
  my ($r, $w) = (bits(keys %reads), bits(keys %writes));
  my $patience = $turn < $left ? $turn : $left;
  my ($ready, $rest) = select($r, $w, undef, $patience);
  $left -= $patience - $rest;
  $turn -= $patience - $rest;
  last if $ready < 0;
  for my $fd ($ready ? keys %reads : ()) { $reads{$fd}->() if vec($r, $fd, 1) && $reads{$fd}; }
  for my $fd ($ready ? keys %writes : ()) { $writes{$fd}->() if vec($w, $fd, 1) && $writes{$fd}; }
  next if $turn > 0;
  ask_again();
  $turn = $again;
}
